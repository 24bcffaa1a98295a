import type {
  Environment,
  Motion,
  Observation,
  PosedView,
  RgbFrame,
  TaskOptions,
} from '@dreamwalk/environment';
import type { Camera, Pose, Vec3 } from '@dreamwalk/geometry';

/** What the true place looks like from a pose. */
export interface TruthView {
  readonly frame: RgbFrame;
  /** Metres along the camera's +z axis, row by row; 0 is sky. */
  readonly depthM: Float32Array;
}

/** A place that really exists, as far as a suite needs it. Paths are the same at every call. */
export interface TruthWorld {
  readonly camera: Camera;
  render(pose: Pose): TruthView;
  /** Where to begin where no walk says so: a free place with a view. */
  start(): Pose;
  /** Whether a body cannot get from one pose straight to the next, for something is in the way. */
  isBlocked(from: Pose, to: Pose): boolean;
  /** A collision-free walk of that many poses. */
  wander(frames: number): Pose[];
  /** A walk out and the same way back: 2 · frames + 1 poses, pose k equal to pose 2 · frames − k. */
  outAndBack(frames: number): Pose[];
  /** Poses of a tour round a walked path, none within 0.3 m and 15° of a pose of the path. */
  tour(path: readonly Pose[], count: number): Pose[];
}

/**
 * How a world differs from every one that models are trained on: in what its surfaces look like, or in its plan and the
 * heights of what stands in it.
 */
export type WorldShift = 'materials' | 'layout';

/**
 * How a rollout chooses the past views that it is shown; policies differ in the choice alone. Which there are is the
 * imagination's to say, but `none` shows the previous frame only, and `coverage`, `temporal` and `random` are there
 * wherever there is a memory.
 */
export type MemoryPolicyName = string;

/** What a dreaming environment tells about its last frame. */
export interface DreamStep {
  /** The remembered views chosen besides the previous frame. */
  readonly retrieved: readonly { readonly generated: boolean }[];
  /**
   * What the remembered views alone show: the splatted colours, pixels that no view covers filled with the mean of
   * the covered ones. Absent where no splat was kept or none was made.
   */
  readonly splat?: RgbFrame;
  /** [H · W], 1 where a remembered view covers the pixel, 0 elsewhere. Present with `splat`. */
  readonly coveredMask?: Uint8Array;
  /**
   * What the model would have shown with the latent that its encoder finds in the true frame in place of the sampled one,
   * everything else equal. Absent where no true frame was given or none was dreamed.
   */
  readonly reconstruction?: RgbFrame;
}

/** Options of a step that is measured. */
export interface DreamStepOptions extends TaskOptions {
  /** What the step ought to show; the dream itself does not see it. Asks for a {@link DreamStep.reconstruction}. */
  readonly trueFrame?: RgbFrame;
}

/** An environment that dreams. */
export interface DreamRollout extends Environment {
  /** About the last frame; null before the first. */
  readonly lastStep: DreamStep | null;
  step(motion: Motion, options?: DreamStepOptions): Promise<Observation>;
  /** Puts the camera at a true view, which is remembered as real and becomes the previous frame. */
  observe(view: PosedView, options?: TaskOptions): Promise<unknown>;
}

/** What a suite asks of a rollout. */
export interface DreamOptions {
  readonly seed: number;
  readonly memoryPolicy: MemoryPolicyName;
  /** Views shown for a frame, the previous one among them; the model's own number by default. */
  readonly slots?: number;
  /** Keep the splat of every frame, as the baseline to beat. */
  readonly keepSplat: boolean;
}

/** A dream whose walls stop the body. */
export interface SolidDream extends Environment {
  /** Whether a body gets straight from one place to another, as far as the dream knows. */
  isFree(from: Vec3, to: Vec3): boolean;
}

/** A world model that can be measured. */
export interface Imagination {
  createRollout(options: DreamOptions): DreamRollout;
  /** Absent where there is no depth to tell walls by. */
  createSolid?(options: Pick<DreamOptions, 'seed'>): SolidDream;
}
