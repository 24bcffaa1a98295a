import { fillUniform } from '@dreamwalk/inference';

/** Numbers that are drawn at a time. */
const BLOCK = 256;

/** What a script draws: equal for equal seeds, episodes and steps, whatever was drawn before. */
export class ScriptDice {
  readonly #seed: number;
  readonly #episode: number;
  readonly #numbers = new Float64Array(BLOCK);
  #step = 0;
  #drawn = 0;

  constructor({ seed, episode }: { readonly seed: number; readonly episode: number }) {
    this.#seed = seed;
    this.#episode = episode;
  }

  /** @param step frames since the start; `reset` draws for step 0 too, before it */
  goTo(step: number): void {
    if (step === this.#step) return;
    this.#step = step;
    this.#drawn = 0;
  }

  /** A number in (0, 1). */
  next(): number {
    const at = this.#drawn % BLOCK;
    if (at === 0)
      fillUniform(this.#numbers, {
        seed: this.#seed,
        stream: 'policy',
        episode: this.#episode,
        sample: 0,
        frame: this.#step,
        draw: this.#drawn / BLOCK,
      });
    this.#drawn++;
    return this.#numbers[at];
  }
}
