import type { Motion, Observation, PosedView, RgbFrame, Snapshot, Start } from '@dreamwalk/environment';
import { type Camera, compose, exp, type Pose } from '@dreamwalk/geometry';
import type {
  DreamOptions,
  DreamRollout,
  DreamStep,
  DreamStepOptions,
  Imagination,
  TruthWorld,
} from '../suites/capabilities.ts';

/** What a fake dream shows. */
export interface FakeDream {
  /** The dreamed frame at a pose; `previous` is the frame before it. */
  readonly paint: (pose: Pose, previous: RgbFrame, options: DreamOptions) => RgbFrame;
  readonly step?: (pose: Pose) => DreamStep;
  /** What the true frame's own latent shows; the true frame itself by default. */
  readonly reconstruct?: (trueFrame: RgbFrame) => RgbFrame;
}

/** An imagination whose frames are given by a function, and a log of what it was asked. */
export class FakeImagination implements Imagination {
  readonly log: string[] = [];
  readonly #world: TruthWorld;
  readonly #dream: FakeDream;

  constructor(world: TruthWorld, dream: FakeDream) {
    this.#world = world;
    this.#dream = dream;
  }

  createRollout(options: DreamOptions): DreamRollout {
    this.log.push(`create ${options.memoryPolicy} ${options.seed}`);
    return new FakeRollout(this.#world, this.#dream, options, this.log);
  }
}

class FakeRollout implements DreamRollout {
  readonly camera: Camera;
  lastStep: DreamStep | null = null;
  readonly #world: TruthWorld;
  readonly #dream: FakeDream;
  readonly #options: DreamOptions;
  readonly #log: string[];
  #last!: Observation;

  constructor(world: TruthWorld, dream: FakeDream, options: DreamOptions, log: string[]) {
    this.camera = world.camera;
    this.#world = world;
    this.#dream = dream;
    this.#options = options;
    this.#log = log;
  }

  async reset(start: Start): Promise<Observation> {
    this.#log.push(start.kind === 'tour' ? `reset tour ${start.views.length}` : 'reset view');
    const pose = start.kind === 'tour' ? start.pose : start.view.pose;
    const frame = start.kind === 'tour' ? this.#world.render(pose).frame : start.view.frame;
    this.#last = { frameIndex: 0, frame, pose };
    return this.#last;
  }

  async observe(view: PosedView): Promise<Observation> {
    this.#log.push('observe');
    this.#last = { frameIndex: this.#last.frameIndex + 1, ...view };
    return this.#last;
  }

  async step(motion: Motion, { trueFrame }: DreamStepOptions = {}): Promise<Observation> {
    const pose = motion.kind === 'pose' ? motion.pose : compose(this.#last.pose, exp(motion.twist));
    const frame = this.#dream.paint(pose, this.#last.frame, this.#options);
    const { reconstruct = (whole: RgbFrame) => whole } = this.#dream;
    const step = this.#dream.step?.(pose) ?? { retrieved: [] };
    this.lastStep = trueFrame ? { ...step, reconstruction: reconstruct(trueFrame) } : step;
    this.#last = { frameIndex: this.#last.frameIndex + 1, frame, pose };
    return this.#last;
  }

  async snapshot(): Promise<Snapshot> {
    const { frameIndex, pose } = this.#last;
    return { frameIndex, pose, dispose: () => this.#log.push('dispose snapshot') };
  }

  async restore(): Promise<Observation> {
    this.#log.push('restore');
    return this.#last;
  }

  async dispose(): Promise<void> {
    this.#log.push('dispose');
  }
}
