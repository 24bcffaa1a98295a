import type { KeyAction } from '../input/key-map.ts';
import type { Evaluations } from '../rooms/evaluate/state/evaluations.ts';
import type { Library } from '../rooms/library/state/library.ts';
import type { Studio } from '../studio/studio.ts';

/** Under which heading a command is listed, in this order. */
export const COMMAND_GROUPS = [
  'walk',
  'memory',
  'beside',
  'trajectories',
  'evaluate',
  'library',
  'places',
  'studio',
] as const;

/** Something that can be done by its name. */
export interface Command {
  /** Unique among all commands, and the same in every language. */
  readonly id: string;
  readonly group: (typeof COMMAND_GROUPS)[number];
  /** In the language shown. */
  readonly title: string;
  /** The same that a key does, which is shown beside it. */
  readonly action?: KeyAction;
  readonly run: () => void;
}

/** What commands are carried out on. */
export interface CommandScope {
  readonly studio: Studio;
  readonly library: Library;
  readonly evaluations: Evaluations;
}

/** A part of the studio lists what can be done there now, and nothing that cannot. */
export type CommandSource = (scope: CommandScope) => readonly Command[];
