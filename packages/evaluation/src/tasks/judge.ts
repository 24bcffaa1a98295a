import type { Observation } from '@dreamwalk/environment';

/** What a judge makes of an episode so far. */
export interface Verdict {
  readonly success: boolean;
  /** Success is out of reach, so that going on is pointless. */
  readonly lost?: boolean;
  /** Progress, 0 to 1; 1 with success. */
  readonly score: number;
  /** Metres from the goal; null where the task has no goal that is a place. */
  readonly goalDistanceM: number | null;
}

/** Looks on and says whether a task is done. Policies never see it. */
export interface Judge {
  /** Looks at the start, and then at every frame in turn. */
  look(observation: Observation): Verdict | Promise<Verdict>;
}
