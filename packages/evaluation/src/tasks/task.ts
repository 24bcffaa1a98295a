import type { Pose } from '@dreamwalk/geometry';
import type { Goal } from '@dreamwalk/policy';
import type { Judge } from './judge.ts';
import type { FrameEncoder } from './latent-judge.ts';
import type { TaskPlace } from './task-place.ts';

/** A task at one start state. */
export interface Assignment {
  /** What policies are told. */
  readonly goal: Goal;
  /** Camera poses that are walked through before the policy takes over; the last is where it does. */
  readonly leadIn: readonly Pose[];
  /** Metres of the shortest way; null where the task has no goal that is a place. */
  readonly shortestM: number | null;
  /** What one who knows the place would do from there on, the pose at which they take over included: the ceiling. */
  readonly demonstration: readonly Pose[];
  /**
   * A judge for one episode.
   * @param encoder for judges that go by looks
   */
  newJudge(encoder: FrameEncoder): Judge;
}

/** What there is to do. */
export interface Task {
  readonly id: string;
  /** For people: what counts as success, with its thresholds. */
  readonly about: string;
  /** @throws TaskError where the place has no room for it */
  assign(place: TaskPlace, mostSteps: number): Assignment;
}
