import { breathe, type Camera } from '@dreamwalk/geometry';
import { type CorrectionPass, DepthCorrection } from './depth-correction.ts';
import type { SweepView } from './depth-sweep.ts';

/** Corrects views one after another, on this thread or on one of its own. `begin` comes first. */
export interface DepthWorker {
  begin(camera: Camera, views: readonly SweepView[]): Promise<void>;
  chooseNeighbours(at: number, count: number): Promise<number[]>;
  correct(pass: CorrectionPass, at: number, neighbours: readonly number[]): Promise<Float32Array>;
  update(depthsM: readonly Float32Array[]): Promise<void>;
}

/** Workers on threads of their own. */
export interface DepthCrew {
  readonly workers: readonly DepthWorker[];
  /** Ends their threads, whatever they do. */
  dismiss(): void;
}

/** Timers and messages wait no longer than this, and one view. */
const LONGEST_SPELL_MS = 20;

/** Works on the thread that asks, and lets others have it in between. */
export class LocalDepthWorker implements DepthWorker {
  #correction: DepthCorrection | undefined;
  #restedAtMs = performance.now();

  async begin(camera: Camera, views: readonly SweepView[]): Promise<void> {
    this.#correction = new DepthCorrection(camera, views);
  }

  async chooseNeighbours(at: number, count: number): Promise<number[]> {
    await this.#rest();
    return this.#correction!.chooseNeighbours(at, count);
  }

  async correct(pass: CorrectionPass, at: number, neighbours: readonly number[]): Promise<Float32Array> {
    await this.#rest();
    return this.#correction!.correct(pass, at, neighbours);
  }

  async update(depthsM: readonly Float32Array[]): Promise<void> {
    this.#correction!.update(depthsM);
  }

  async #rest(): Promise<void> {
    if (performance.now() - this.#restedAtMs < LONGEST_SPELL_MS) return;
    await breathe();
    this.#restedAtMs = performance.now();
  }
}
