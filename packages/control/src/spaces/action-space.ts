import type { Pose, Twist } from '@dreamwalk/geometry';

/**
 * Where an action space comes from: `native` is the house's own, `faithful` follows a published definition to the letter,
 * `inspired` takes an idea of one and says in `about` what differs.
 */
export type ActionProvenance = 'native' | 'faithful' | 'inspired';

/** What the numbers of an action mean. Every space ends in body twists, one a frame. */
export interface ActionSpace {
  readonly id: string;
  /** Numbers in an action, A. */
  readonly dims: number;
  readonly provenance: ActionProvenance;
  /** For people: what an action is, and after whom. */
  readonly about: string;
  /**
   * The motion that an action asks for.
   *
   * @param action [A]
   * @param pose camera-to-world before it; spaces that are about the world's up need it, others do not
   * @returns body twists (camera frame, linear part first), one a frame, at least one
   * @throws ActionError where the action is not one of the space: the wrong length, not finite, no such code
   */
  decode(action: readonly number[], pose: Pose): readonly Twist[];
}
