import { defaultFilter } from 'cmdk';
import type { Command } from './command.ts';

/** Matches that are fainter than this are letters that happen to stand in that order. */
const FAINTEST = 0.02;

/**
 * The commands that what was typed may mean, the likeliest first: it may leave out letters and whole words, and accents. All of
 * them as they are listed where nothing was typed.
 */
export function rankCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = withoutAccents(typed.trim());
  if (wanted === '') return commands;
  return commands
    .map((command) => ({ command, score: defaultFilter(withoutAccents(command.title), wanted) }))
    .filter(({ score }) => score >= FAINTEST)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command);
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}
