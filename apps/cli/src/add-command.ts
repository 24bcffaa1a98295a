import type { Command } from 'commander';
import type { ExitCode } from './exit-code.ts';

/** Adds a command to the program; its action tells the exit code to `exit`. */
export type AddCommand = (program: Command, exit: (code: ExitCode) => void) => void;
