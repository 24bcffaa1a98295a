import type { Studio } from '../studio/studio.ts';
import type { Command, CommandSource } from './command.ts';
import { memoryCommands } from './memory-commands.ts';
import { placeCommands } from './place-commands.ts';
import { settingsCommands } from './settings-commands.ts';
import { walkCommands } from './walk-commands.ts';

/** A part of the studio that has commands adds its list here. */
const SOURCES: readonly CommandSource[] = [walkCommands, memoryCommands, placeCommands, settingsCommands];

/** Everything that can be done by name, in the language shown. */
export function listCommands(studio: Studio): readonly Command[] {
  return SOURCES.flatMap((source) => source(studio));
}
