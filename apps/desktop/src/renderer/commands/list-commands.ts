import { besideCommands } from './beside-commands.ts';
import { bookmarkCommands } from './bookmark-commands.ts';
import { branchCommands } from './branch-commands.ts';
import type { Command, CommandScope, CommandSource } from './command.ts';
import { evaluateCommands } from './evaluate-commands.ts';
import { libraryCommands } from './library-commands.ts';
import { memoryCommands } from './memory-commands.ts';
import { placeCommands } from './place-commands.ts';
import { settingsCommands } from './settings-commands.ts';
import { trajectoryCommands } from './trajectory-commands.ts';
import { walkCommands } from './walk-commands.ts';

/** A part of the studio that has commands adds its list here. */
const SOURCES: readonly CommandSource[] = [
  walkCommands,
  branchCommands,
  bookmarkCommands,
  memoryCommands,
  besideCommands,
  trajectoryCommands,
  evaluateCommands,
  libraryCommands,
  placeCommands,
  settingsCommands,
];

/** Everything that can be done by name now, in the language shown. */
export function listCommands(scope: CommandScope): readonly Command[] {
  return SOURCES.flatMap((source) => source(scope));
}
