import type {
  Environment,
  Motion,
  Observation,
  PosedView,
  Snapshot,
  Start,
  TaskOptions,
} from '@dreamwalk/environment';
import { type Camera, compose, exp, normalise, type Pose, poseDistanceM } from '@dreamwalk/geometry';
import { EpisodeNotStartedError } from './errors.ts';
import { bundledCamera } from './look/camera.ts';
import { renderView } from './look/render.ts';
import { moveWithCollision } from './walk/walking.ts';
import type { VoxelWorld } from './world.ts';

/** A move that ends this near to where it should was not stopped: it is made in steps, whose sum is rounded. */
const ARRIVED_WITHIN_M = 1e-6;

export interface RealityOptions {
  /** Whether walls stop the camera, as the eyes of a walker's body; by default it goes through them. */
  readonly solid?: boolean;
}

/** Reality: an {@link Environment} whose every frame is the true view of a voxel world. */
export class SimulatorEnvironment implements Environment {
  readonly camera: Camera;
  readonly #world: VoxelWorld;
  readonly #solid: boolean;
  #pose: Pose | undefined;
  #frameIndex = 0;

  constructor(world: VoxelWorld, camera: Camera = bundledCamera(), { solid = false }: RealityOptions = {}) {
    this.#world = world;
    this.#solid = solid;
    this.camera = camera;
  }

  /** Begins at the pose of the start; its pictures are not needed, since the world can be seen. */
  async reset(start: Start, options?: TaskOptions): Promise<Observation> {
    return this.#observe(start.kind === 'view' ? start.view.pose : start.pose, 0, options);
  }

  /** Moves the camera; where the world is solid, a body slides along its walls. */
  async step(motion: Motion, options?: TaskOptions): Promise<Observation> {
    const pose = this.#startedPose('step');
    const to = motion.kind === 'pose' ? motion.pose : normalise(compose(pose, exp(motion.twist)));
    if (!this.#solid) return this.#observe(to, this.#frameIndex + 1, options);
    const end = { ...to, translation: moveWithCollision(this.#world, pose.translation, to.translation) };
    const observation = this.#observe(end, this.#frameIndex + 1, options);
    return { ...observation, blocked: poseDistanceM(end, to) > ARRIVED_WITHIN_M };
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
