import type { ActionSpace } from './action-space.ts';

/** An action with a name: what lists that people and planners choose from are made of. */
export interface NamedAction {
  readonly name: string;
  readonly action: readonly number[];
}

/** A space with a short list of actions that between them do most of what it can. */
export interface ChoiceSpace extends ActionSpace {
  readonly choices: readonly NamedAction[];
}
