import type { Environment, Observation, TaskOptions } from '@dreamwalk/environment';
import type { Camera } from '@dreamwalk/geometry';
import type { TaskQueue } from '@dreamwalk/inference';
import type { MakeRequest } from '../requests.ts';

/** Which of the futures that a place has. The simulator has but one. */
export interface EpisodeKey {
  /** Key of the noise. */
  readonly seed: number;
  /** Which of several futures of one seed. */
  readonly sample: number;
}

/** An environment at its start, of an episode's own. Dispose it in the end. */
export interface ServedEpisode {
  readonly environment: Environment;
  readonly first: Observation;
  /** Share of the last frame's pixels that memory covered, 0 to 1; null where nothing is remembered. */
  coveredShare(): number | null;
}

/** A place that episodes begin in, as often as one likes. */
export interface ServedPlace {
  readonly camera: Camera;
  /** Frames a second. */
  readonly fps: number;
  /** Id of the world model; null in the simulator. */
  readonly model: string | null;
  /** Everything that computes waits here; places that share a model share one. */
  readonly queue: TaskQueue;
  begin(key: EpisodeKey, options: TaskOptions): Promise<ServedEpisode>;
  dispose(): Promise<void>;
}

/**
 * Makes the place that a client asks for.
 *
 * @throws ServingError, or what `expectedProblem` knows, where it cannot be made
 */
export type OpenPlace = (request: MakeRequest, options: Required<TaskOptions>) => Promise<ServedPlace>;
