import type { TaskOptions } from '@dreamwalk/environment';
import { type Pose, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import { PolicyActError } from '../../errors.ts';
import type { PolicyObservation, PolicyStart } from '../../policy.ts';
import { SurfaceSketch } from '../goal/surface-sketch.ts';
import { ObstacleMap } from '../space/obstacle-map.ts';
import { type PlannerBudget, StepCounter } from './budget.ts';
import { Imagination } from './imagination.ts';
import type { LatentView, PlannerDream } from './planner-dream.ts';

/** Who got less far than planned by more than this was stopped by something, metres. */
const STOPPED_SHORT_M = 0.12;
/** Where that something is taken to be, ahead of where a body stopped, metres. */
const BUMP_AHEAD_M = 0.4;

/** What a planner knows of the place that it is in: its world model, and what stands where. */
export class DreamedPlace {
  readonly dream: PlannerDream;
  readonly counter: StepCounter;
  #map: ObstacleMap | null = null;
  #sketch: SurfaceSketch | null = null;
  #expected: Pose | null = null;

  /** @param dream of this place alone; disposed with it */
  constructor(dream: PlannerDream, budget: PlannerBudget) {
    this.dream = dream;
    this.counter = new StepCounter(budget);
  }

  /** What stands in the way. Not before the first `reset`. */
  get map(): ObstacleMap {
    return this.#map!;
  }

  /** The surfaces that were really seen. Not before the first `reset`. */
  get sketch(): SurfaceSketch {
    return this.#sketch!;
  }

  /** Learns the place of an episode, and forgets the one before. */
  async reset({ start }: PolicyStart, options: TaskOptions): Promise<void> {
    const pose = start.kind === 'tour' ? start.pose : start.view.pose;
    this.counter.beginEpisode();
    await this.dream.reset(start, options);
    this.#map = new ObstacleMap(this.dream.camera, pose.translation);
    this.#sketch = new SurfaceSketch(this.dream.camera);
    this.#expected = null;
    for (const view of await this.dream.recall(options)) {
      options.signal?.throwIfAborted();
      this.#map.see(view);
      this.#sketch.see(view);
    }
  }

  /**
   * Takes in what is really seen now.
   *
   * @throws PolicyActError where frame or pose are kept from it
   */
  async observe({ frame, pose, step }: PolicyObservation, options: TaskOptions): Promise<LatentView> {
    if (!frame || !pose)
      throw new PolicyActError(
        'crashed',
        `A planner needs the frame and the pose to know where it is, but at step ${step} it was not given both.`,
      );
    if (this.#expected && poseDistanceM(this.#expected, pose) > STOPPED_SHORT_M) this.#bump(pose);
    this.counter.beginDecision();
    const view = await this.dream.observe({ frame, pose }, options);
    this.map.see(view);
    this.sketch.see(view);
    return view;
  }

  /** The world model at the moment at hand. */
  imagination(options: TaskOptions): Imagination {
    return new Imagination(this.dream, this.counter, options);
  }

  /** Where the camera will be at the next observation, unless something is in the way. */
  expect(pose: Pose): void {
    this.#expected = pose;
  }

  async dispose(): Promise<void> {
    await this.dream.dispose();
  }

  /** Something that no view showed stands between where the body is and where it was to be. */
  #bump(pose: Pose): void {
    const [x, y] = pose.translation;
    const [toX, toY] = this.#expected!.translation;
    const bearing = Math.atan2(toY - y, toX - x);
    // Who walks is mostly stopped ahead; who slid along a wall ended beside the way.
    const heading = Number.isFinite(bearing) ? bearing : yawPitchOf(pose).yawRad;
    this.map.bump(x + BUMP_AHEAD_M * Math.cos(heading), y + BUMP_AHEAD_M * Math.sin(heading));
  }
}
