/** A trajectory file has something in it that its format does not allow. The message names file, place and remedy. */
export class TrajectoryFormatError extends Error {
  override readonly name = 'TrajectoryFormatError';
  /** The file as the caller named it. */
  readonly file: string;
  /** The line at fault, counted from 1; absent where a part of a JSON document is at fault. */
  readonly line: number | undefined;

  /**
   * @param place the line at fault, counted from 1, or the part of a JSON document, such as `frames.3.transform_matrix`
   * @param problem full sentences: what is wrong there, and what to do about it
   */
  constructor(file: string, place: number | string, problem: string, options?: ErrorOptions) {
    super(`${file}, ${typeof place === 'number' ? `line ${place}` : place}: ${problem}`, options);
    this.file = file;
    this.line = typeof place === 'number' ? place : undefined;
  }
}

/** A trajectory cannot be resampled as asked. The message says why and what to do. */
export class ResampleError extends Error {
  override readonly name = 'ResampleError';
}

/** A path cannot be made of these keyframes. The message says why and what to do. */
export class KeyframeError extends Error {
  override readonly name = 'KeyframeError';
}
