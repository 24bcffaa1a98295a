/** Lets a loop sleep until there is something to do. A call of `ring` while nobody waits is not lost. */
export class WakeUp {
  #rung = false;
  #resolve: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#resolve?.();
  }

  async wait(): Promise<void> {
    if (!this.#rung)
      await new Promise<void>((resolve) => {
        this.#resolve = resolve;
      });
    this.#rung = false;
    this.#resolve = undefined;
  }
}
