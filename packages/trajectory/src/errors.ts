/** A trajectory file has something in it that its format does not allow. The message names file, line and remedy. */
export class TrajectoryFormatError extends Error {
  override readonly name = 'TrajectoryFormatError';
  /** The file as the caller named it. */
  readonly file: string;
  /** The line at fault, counted from 1. */
  readonly line: number;

  /** @param problem full sentences: what is wrong with the line, and what to do about it */
  constructor(file: string, line: number, problem: string) {
    super(`${file}, line ${line}: ${problem}`);
    this.file = file;
    this.line = line;
  }
}

/** A trajectory cannot be resampled as asked. The message says why and what to do. */
export class ResampleError extends Error {
  override readonly name = 'ResampleError';
}
