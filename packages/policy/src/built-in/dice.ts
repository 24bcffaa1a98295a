import { fillUniform } from '@dreamwalk/inference';
import type { PolicyStart } from '../policy.ts';

/** What a policy draws by: equal for equal seeds, episodes and steps, whatever was drawn before. */
export class Dice {
  readonly #seed: number;
  readonly #episode: number;

  constructor({ seed, episode }: Pick<PolicyStart, 'seed' | 'episode'>) {
    this.#seed = seed;
    this.#episode = episode;
  }

  /**
   * Numbers in (0, 1), uniform.
   *
   * @param step frames since the start
   */
  roll(count: number, step: number): Float64Array {
    const numbers = new Float64Array(count);
    fillUniform(numbers, {
      seed: this.#seed,
      stream: 'policy',
      episode: this.#episode,
      sample: 0,
      frame: step,
      draw: 0,
    });
    return numbers;
  }
}
