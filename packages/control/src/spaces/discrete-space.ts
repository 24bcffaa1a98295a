import type { Pose, Twist } from '@dreamwalk/geometry';
import type { ActionProvenance } from './action-space.ts';
import type { ChoiceSpace, NamedAction } from './choice-space.ts';
import { expectAction, expectCode } from './expect-action.ts';

/** A motion that is done wholly or not at all. */
export interface Move {
  readonly name: string;
  /** @param pose camera-to-world before it */
  twists(pose: Pose): readonly Twist[];
}

/** What a space of moves is made of. */
export interface DiscreteParts extends Pick<ChoiceSpace, 'id' | 'provenance' | 'about'> {
  /** In the order of their numbers. */
  readonly moves: readonly Move[];
}

/** A few moves, of which an action is the number of one. */
export class DiscreteSpace implements ChoiceSpace {
  readonly id: string;
  readonly dims = 1;
  readonly provenance: ActionProvenance;
  readonly about: string;
  readonly choices: readonly NamedAction[];
  readonly #moves: readonly Move[];

  constructor({ id, provenance, about, moves }: DiscreteParts) {
    this.id = id;
    this.provenance = provenance;
    this.about = about;
    this.choices = moves.map(({ name }, code) => ({ name, action: [code] }));
    this.#moves = moves;
  }

  decode(action: readonly number[], pose: Pose): readonly Twist[] {
    expectAction(this, action);
    return this.#moves[expectCode(this, 'move', action[0], this.#moves.length)].twists(pose);
  }
}
