import type { KeyAction } from '../input/key-map.ts';
import type { Studio } from '../studio/studio.ts';

/** Under which heading a command is listed, in this order. */
export const COMMAND_GROUPS = ['walk', 'memory', 'places', 'studio'] as const;

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

/** A part of the studio lists what can be done there now. */
export type CommandSource = (studio: Studio) => readonly Command[];
