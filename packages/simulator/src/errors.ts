/** A world was asked for by something that is no seed. */
export class WorldSeedError extends Error {
  override readonly name = 'WorldSeedError';

  constructor(seed: number) {
    super(`${seed} is no world seed; give a whole number from 0 to 4294967295.`);
  }
}

/** A tour asks for more views than there are places round the walk. */
export class TourTooLargeError extends Error {
  override readonly name = 'TourTooLargeError';

  constructor(seed: number, asked: number, found: number) {
    super(
      `World ${seed} has room for ${found} tour views round this walk, but ${asked} were asked for; ask for fewer or walk farther.`,
    );
  }
}

/** An environment was asked to move or to be remembered before it was reset. */
export class EpisodeNotStartedError extends Error {
  override readonly name = 'EpisodeNotStartedError';

  constructor(action: string) {
    super(`Cannot ${action} before the episode has begun; call reset first.`);
  }
}
