import type { Camera } from '@dreamwalk/geometry';
import {
  COARSE_SWEEP,
  DepthSweeper,
  FINE_SWEEP,
  type PreparedView,
  prepareView,
  type SweepView,
  withDepth,
} from './depth-sweep.ts';
import { settleSilhouettes } from './silhouettes.ts';
import { chooseNeighbours } from './sweep-neighbours.ts';

const SWEEPS = { coarse: COARSE_SWEEP, fine: FINE_SWEEP } as const;

/** A way to make the depth of every view better. */
export type CorrectionPass = keyof typeof SWEEPS | 'silhouettes';

/** Views that correct each other's depth, and how far they are. */
export class DepthCorrection {
  readonly #camera: Camera;
  readonly #sweeper: DepthSweeper;
  readonly #views: PreparedView[];

  constructor(camera: Camera, views: readonly SweepView[]) {
    this.#camera = camera;
    this.#sweeper = new DepthSweeper(camera);
    this.#views = views.map(prepareView);
  }

  /** Which views tell most about one's depth, at most `count`; see {@link chooseNeighbours}. */
  chooseNeighbours(at: number, count: number): number[] {
    return chooseNeighbours(this.#camera, this.#views[at], this.#views, count);
  }

  /** What a pass makes of a view's depth [H · W], metres, beside these neighbours. All views stay as they are. */
  correct(pass: CorrectionPass, at: number, neighbours: readonly number[]): Float32Array {
    const target = this.#views[at];
    const shown = neighbours.map((index) => this.#views[index]);
    return pass === 'silhouettes'
      ? settleSilhouettes(this.#camera, target, shown)
      : this.#sweeper.sweep(target, shown, SWEEPS[pass]);
  }

  /** Ends a pass: gives the first views other depths. */
  update(depthsM: readonly Float32Array[]): void {
    for (const [at, depthM] of depthsM.entries()) this.#views[at] = withDepth(this.#views[at], depthM);
  }
}
