/** Lines that are passed on of one call; what a script writes in a loop would fill any log. */
const MOST_LINES = 100;
/** Characters that are passed on of a line. */
const MOST_CHARACTERS = 500;

/** Passes on what a script writes to its console, in reasonable amounts. */
export class ScriptConsole {
  readonly #onLine: (line: string) => void;
  #lines = 0;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** A new call begins, with as many lines of its own. */
  beginCall(): void {
    this.#lines = 0;
  }

  write(line: string): void {
    if (this.#lines < MOST_LINES) this.#onLine(line.slice(0, MOST_CHARACTERS));
    else if (this.#lines === MOST_LINES) this.#onLine('… and more, which is left out.');
    this.#lines++;
  }
}
