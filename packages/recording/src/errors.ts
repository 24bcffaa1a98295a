/** A rollout's folder, or a file in it, cannot be read. The sentence names the file, the line and the remedy. */
export class RolloutFormatError extends Error {
  override readonly name = 'RolloutFormatError';
  /** The file at fault, as it was named to the reader. */
  readonly file: string;
  /** 1-based line in `file`, where the fault has one. */
  readonly line: number | undefined;

  constructor(message: string, file: string, line?: number) {
    super(`${line === undefined ? file : `${file}:${line}`}: ${message}`);
    this.file = file;
    this.line = line;
  }
}

/** The folder a rollout should be written to is taken. */
export class RolloutExistsError extends Error {
  override readonly name = 'RolloutExistsError';
  readonly folder: string;

  constructor(folder: string) {
    super(`${folder} exists already and is not empty; choose another folder or delete it first.`);
    this.folder = folder;
  }
}

/** No encoder for the wanted video was found on this machine. */
export class VideoUnavailableError extends Error {
  override readonly name = 'VideoUnavailableError';

  constructor(reason: string, options?: ErrorOptions) {
    super(`No video can be written here: ${reason}`, options);
  }
}

/** A file is not of the safetensors format, or damaged. */
export class SafetensorsError extends Error {
  override readonly name = 'SafetensorsError';
  readonly file: string;
  /** What is wrong, a clause. */
  readonly problem: string;

  constructor(file: string, problem: string) {
    super(`${file} is not a whole safetensors file: ${problem}. Copy it again from where it came.`);
    this.file = file;
    this.problem = problem;
  }
}
