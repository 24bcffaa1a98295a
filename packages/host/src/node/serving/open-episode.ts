import type { Observation, Snapshot, TaskOptions } from '@dreamwalk/environment';
import type { Twist } from '@dreamwalk/geometry';
import type { ServedEpisode } from './places/served-place.ts';
import { ServingError } from './serving-error.ts';

/** Each pins the views that its memory held. */
const MOST_SNAPSHOTS = 64;

/** An episode under way, with the moments that a client has kept of it. */
export class OpenEpisode {
  readonly #episode: ServedEpisode;
  readonly #snapshots = new Map<number, Snapshot>();
  #nextSnapshot = 0;
  #observation: Observation;

  constructor(episode: ServedEpisode) {
    this.#episode = episode;
    this.#observation = episode.first;
  }

  /** The last one. */
  get observation(): Observation {
    return this.#observation;
  }

  get coveredShare(): number | null {
    return this.#episode.coveredShare();
  }

  /** Moves by the twists of one action, a frame each; what was in the way of any was in the way of the action. */
  async step(twists: readonly Twist[], options: TaskOptions): Promise<void> {
    let blocked: boolean | undefined;
    for (const twist of twists) {
      this.#observation = await this.#episode.environment.step({ kind: 'twist', twist }, options);
      if (this.#observation.blocked !== undefined) blocked = blocked || this.#observation.blocked;
    }
    this.#observation = { ...this.#observation, blocked };
  }

  /**
   * Keeps this moment.
   *
   * @returns its number
   * @throws ServingError where too many are kept
   */
  async keep(): Promise<number> {
    if (this.#snapshots.size >= MOST_SNAPSHOTS)
      throw new ServingError(
        'too-much',
        `${MOST_SNAPSHOTS} snapshots are kept, and no more can be. Release those that are no longer needed.`,
      );
    const number = this.#nextSnapshot++;
    this.#snapshots.set(number, await this.#episode.environment.snapshot());
    return number;
  }

  /** @throws ServingError where there is none of that number */
  async restore(number: number, options: TaskOptions): Promise<void> {
    this.#observation = await this.#episode.environment.restore(this.#kept(number), options);
  }

  /** @throws ServingError where there is none of that number */
  release(number: number): void {
    this.#kept(number).dispose();
    this.#snapshots.delete(number);
  }

  async dispose(): Promise<void> {
    for (const snapshot of this.#snapshots.values()) snapshot.dispose();
    this.#snapshots.clear();
    await this.#episode.environment.dispose();
  }

  #kept(number: number): Snapshot {
    const snapshot = this.#snapshots.get(number);
    if (snapshot) return snapshot;
    throw new ServingError(
      'unknown-snapshot',
      `There is no snapshot ${number}: it was released, or belongs to an episode before. Take a new one.`,
    );
  }
}
