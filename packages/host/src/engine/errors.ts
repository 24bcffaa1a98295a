/** A command came that needs a model, and none is open. */
export class NoModelError extends Error {
  override readonly name = 'NoModelError';

  constructor() {
    super('No model is open yet. Open one first, then enter a world.');
  }
}

/** The connection to an engine in another process or on the local server broke. */
export class EngineConnectionError extends Error {
  override readonly name = 'EngineConnectionError';

  /** @param reason a sentence: what happened to the other end */
  constructor(reason: string) {
    super(`The engine cannot be reached: ${reason} Reload the studio, or start it again.`);
  }
}

/** A message over a binary transport was not one of this protocol. */
export class WireFormatError extends Error {
  override readonly name = 'WireFormatError';

  constructor(problem: string) {
    super(
      `A message to or from the engine is damaged: ${problem}. Reload the studio so that both ends are of one version.`,
    );
  }
}

/** A file is not a saved dream, or damaged. */
export class DreamFileError extends Error {
  override readonly name = 'DreamFileError';

  /** @param problem a clause */
  constructor(file: string, problem: string) {
    super(`${file} is not a whole saved dream: ${problem}. Copy it again from where it was saved.`);
  }
}
