import type {
  Environment,
  Motion,
  Observation,
  PosedView,
  Snapshot,
  Start,
  TaskOptions,
} from '@dreamwalk/environment';
import { type Camera, compose, exp, normalise, type Pose } from '@dreamwalk/geometry';
import { EpisodeNotStartedError } from './errors.ts';
import { bundledCamera } from './look/camera.ts';
import { renderView } from './look/render.ts';
import type { VoxelWorld } from './world.ts';

/** Reality: an {@link Environment} whose every frame is the true view of a voxel world. */
export class SimulatorEnvironment implements Environment {
  readonly camera: Camera;
  readonly #world: VoxelWorld;
  #pose: Pose | undefined;
  #frameIndex = 0;

  constructor(world: VoxelWorld, camera: Camera = bundledCamera()) {
    this.#world = world;
    this.camera = camera;
  }

  /** Begins at the pose of the start; its pictures are not needed, since the world can be seen. */
  async reset(start: Start, options?: TaskOptions): Promise<Observation> {
    return this.#observe(start.kind === 'view' ? start.view.pose : start.pose, 0, options);
  }

  /** Moves the camera. Nothing stops it at walls: give poses from `moveWithCollision` to walk. */
  async step(motion: Motion, options?: TaskOptions): Promise<Observation> {
    const pose = this.#startedPose('step');
    const next = motion.kind === 'pose' ? motion.pose : normalise(compose(pose, exp(motion.twist)));
    return this.#observe(next, this.#frameIndex + 1, options);
  }

  async snapshot(): Promise<Snapshot> {
    return { frameIndex: this.#frameIndex, pose: this.#startedPose('take a snapshot'), dispose() {} };
  }

  async restore(snapshot: Snapshot, options?: TaskOptions): Promise<Observation> {
    return this.#observe(snapshot.pose, snapshot.frameIndex, options);
  }

  async dispose(): Promise<void> {
    this.#pose = undefined;
  }

  #startedPose(action: string): Pose {
    if (this.#pose === undefined) throw new EpisodeNotStartedError(action);
    return this.#pose;
  }

  #observe(pose: Pose, frameIndex: number, options?: TaskOptions): Observation {
    options?.signal?.throwIfAborted();
    const { frame, depthM } = renderView(this.#world, this.camera, pose);
    this.#pose = pose;
    this.#frameIndex = frameIndex;
    return { frameIndex, frame, depthM, pose };
  }
}

/** The true views of a world from the poses of a tour, with depth. */
export function simulatedTour(
  world: VoxelWorld,
  poses: readonly Pose[],
  camera: Camera = bundledCamera(),
): PosedView[] {
  return poses.map((pose) => ({ ...renderView(world, camera, pose), pose }));
}
