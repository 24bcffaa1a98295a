import { TWIST_SPACE } from '@dreamwalk/control';
import type { Twist } from '@dreamwalk/geometry';
import type { ActionChunk, Policy, PolicyObservation, PolicyStart, Sense } from '../policy.ts';

const STAND_STILL: readonly number[] = [0, 0, 0, 0, 0, 0];

/**
 * Plays a recording, without looking, and stands still past its end. The motion is relative: it begins wherever the episode does.
 */
export class ReplayPolicy implements Policy {
  readonly id: string;
  readonly senses: readonly Sense[] = [];
  readonly actionSpace = TWIST_SPACE;
  readonly #recordingOf: (start: PolicyStart) => readonly Twist[];
  #twists: readonly Twist[] = [];

  /**
   * @param recordingOf the body twists of an episode, one a frame (`twistsBetween` of poses that were recorded); the same for every
   * episode, or one for each, as demonstrations are
   */
  constructor(id: string, recordingOf: (start: PolicyStart) => readonly Twist[]) {
    this.id = id;
    this.#recordingOf = recordingOf;
  }

  async reset(start: PolicyStart): Promise<void> {
    this.#twists = this.#recordingOf(start);
  }

  async infer({ step }: PolicyObservation): Promise<ActionChunk> {
    const twist = this.#twists[step];
    return { actions: [twist ? [...twist.linear, ...twist.angular] : STAND_STILL] };
  }

  async dispose(): Promise<void> {}
}
