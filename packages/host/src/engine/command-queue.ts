import type { EngineCommand } from './protocol.ts';

const ENTERING: ReadonlySet<EngineCommand['type']> = new Set(['newWorld', 'openImage', 'resumeDream']);

/** Whether a command leads to another place. */
export function entersPlace({ type }: EngineCommand): boolean {
  return ENTERING.has(type);
}

/** Commands that wait for the frame at hand, without those that a later one makes pointless. */
export class CommandQueue {
  #commands: EngineCommand[] = [];

  push(command: EngineCommand): void {
    // Who asks for another place no longer wants those that wait.
    if (entersPlace(command)) this.#commands = this.#commands.filter((waiting) => !entersPlace(waiting));
    // Who scrubs wants to be where he is now, not everywhere he has been.
    if (command.type === 'rewind') this.#commands = this.#commands.filter(({ type }) => type !== 'rewind');
    this.#commands.push(command);
  }

  /** The next one; undefined where none waits. */
  shift(): EngineCommand | undefined {
    return this.#commands.shift();
  }
}
