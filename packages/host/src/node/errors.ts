/** Base of the errors for what a person asked for and cannot have: bad input, and no bug. */
export class HostError extends Error {
  override readonly name: string = 'HostError';
}

/** A file or folder that was named cannot be used. */
export class InputFileError extends HostError {
  override readonly name: string = 'InputFileError';
  readonly path: string;

  /** @param problem full sentences: what is wrong with it, and the remedy */
  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(`${path}: ${problem}`, options);
    this.path = path;
  }
}

/** A suite names files relative to its own folder, and that folder is not known: a page is given a file, and not where it lies. */
export class SuiteFolderError extends InputFileError {
  override readonly name = 'SuiteFolderError';
}

/** No model goes by the name that was given. */
export class ModelNotFoundError extends HostError {
  override readonly name = 'ModelNotFoundError';
  readonly wanted: string;

  constructor(wanted: string, known: readonly string[]) {
    super(
      `There is no world model ${wanted}: it is neither a folder with a world-model.json nor one of the library's models (${known.join(', ') || 'which is empty'}).`,
    );
    this.wanted = wanted;
  }
}

/** The library has nothing of the name that was given. */
export class NotInLibraryError extends HostError {
  override readonly name = 'NotInLibraryError';

  constructor(wanted: string) {
    super(
      `The library does not hold ${wanted}: it was removed or renamed, or never was there. Look at the list again.`,
    );
  }
}

/** Something cannot be written where it should go. */
export class OutputError extends HostError {
  override readonly name = 'OutputError';
  readonly path: string;

  /** @param problem full sentences: what is in the way, and the remedy */
  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(`${path}: ${problem}`, options);
    this.path = path;
  }
}

/** A request that contradicts itself, the model or the place. */
export class RequestError extends HostError {
  override readonly name = 'RequestError';
}
