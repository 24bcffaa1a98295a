import type { Environment, Motion, Observation, Snapshot, Start, TaskOptions } from '@dreamwalk/environment';
import { type Camera, compose, exp, type Pose, poseDistanceM, type Vec3 } from '@dreamwalk/geometry';
import { RolloutStateError } from '../errors.ts';
import type { Rollout } from '../rollout/rollout.ts';
import type { SavedRollout } from '../rollout/saved-rollout.ts';
import type { StepRecord } from '../rollout/step-record.ts';
import { DreamWalls } from './dream-walls.ts';

/** A move that ends this near to where it should was not stopped: it is made in steps, whose sum is rounded. */
const ARRIVED_WITHIN_M = 1e-6;

/**
 * A dream whose walls stop the body: what the model's own depth has shown to stand somewhere, in the views of the tour and in
 * every frame since, is in the way. Disposes its rollout.
 */
export class SolidRollout implements Environment {
  readonly #rollout: Rollout;
  #at: { readonly walls: DreamWalls; readonly pose: Pose } | null = null;

  constructor(rollout: Rollout) {
    this.#rollout = rollout;
  }

  get camera(): Camera {
    return this.#rollout.camera;
  }

  /** About the last frame; null before the first. */
  get lastStep(): StepRecord | null {
    return this.#rollout.lastStep;
  }

  async reset(start: Start, options: TaskOptions = {}): Promise<Observation> {
    const first = await this.#rollout.reset(start, options);
    return this.#arrive(first, await DreamWalls.around(this.#rollout, first.pose.translation), false);
  }

  /** Moves as far as there is room, sliding along what is in the way. */
  async step(motion: Motion, options: TaskOptions = {}): Promise<Observation> {
    const { walls, pose: from } = this.#begun();
    const to = motion.kind === 'pose' ? motion.pose : compose(from, exp(motion.twist));
    const end: Pose = { ...to, translation: walls.move(from.translation, to.translation) };
    const observation = await this.#rollout.step({ kind: 'pose', pose: end }, options);
    return this.#arrive(observation, walls, poseDistanceM(end, to) > ARRIVED_WITHIN_M);
  }

  /** Whether a body gets straight from one place to another, as far as the dream knows. */
  isFree(from: Vec3, to: Vec3): boolean {
    return this.#begun().walls.isFree(from, to);
  }

  /** Like `Rollout.fork`: goes on from here in a dream of its own. The caller's to dispose. */
  fork(otherwise: Parameters<Rollout['fork']>[0] = {}): SolidRollout {
    const { walls, pose } = this.#begun();
    const other = new SolidRollout(this.#rollout.fork(otherwise));
    other.#at = { walls: walls.copy(), pose };
    return other;
  }

  async snapshot(): Promise<Snapshot> {
    return new SolidSnapshot(await this.#rollout.snapshot(), this.#begun().walls.copy());
  }

  /** @throws RolloutStateError where the snapshot was disposed or is another environment's */
  async restore(snapshot: Snapshot): Promise<Observation> {
    const { inner, walls } = own(snapshot);
    const observation = await this.#rollout.restore(inner);
    this.#at = { walls: walls.copy(), pose: observation.pose };
    return observation;
  }

  /** Like `Rollout.save`: what is in the way is not saved, since it follows from the views. */
  save(snapshots: readonly Snapshot[]): Promise<SavedRollout> {
    return this.#rollout.save(snapshots.map((snapshot) => own(snapshot).inner));
  }

  async dispose(): Promise<void> {
    await this.#rollout.dispose();
    this.#at = null;
  }

  #arrive(observation: Observation, walls: DreamWalls, blocked: boolean): Observation {
    walls.see(observation);
    this.#at = { walls, pose: observation.pose };
    return { ...observation, blocked };
  }

  #begun(): { readonly walls: DreamWalls; readonly pose: Pose } {
    if (!this.#at)
      throw new RolloutStateError('The dream has no frame to go on from. Call reset with a start first.');
    return this.#at;
  }
}

class SolidSnapshot implements Snapshot {
  readonly inner: Snapshot;
  readonly walls: DreamWalls;

  constructor(inner: Snapshot, walls: DreamWalls) {
    this.inner = inner;
    this.walls = walls;
  }

  get frameIndex(): number {
    return this.inner.frameIndex;
  }

  get pose(): Pose {
    return this.inner.pose;
  }

  dispose(): void {
    this.inner.dispose();
  }
}

/** @throws RolloutStateError */
function own(snapshot: Snapshot): SolidSnapshot {
  if (snapshot instanceof SolidSnapshot) return snapshot;
  throw new RolloutStateError('The snapshot is of another environment. Restore one that this one made.');
}
