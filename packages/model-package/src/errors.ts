/** Base of every error of this package; `file` is the path within the model package. */
export class ModelPackageError extends Error {
  override readonly name: string = 'ModelPackageError';
  readonly file: string;

  constructor(file: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.file = file;
  }
}

/** A file that the package needs is not there or cannot be read. */
export class MissingFileError extends ModelPackageError {
  override readonly name = 'MissingFileError';

  constructor(source: string, file: string, options?: ErrorOptions) {
    const reason = options?.cause instanceof Error ? ` (${options.cause.message.split('\n', 1)[0]})` : '';
    super(
      file,
      `The world model ${source} has no readable file ${file}${reason}. Restore the file or download the model again.`,
      options,
    );
  }
}

/** The manifest is not JSON. */
export class ManifestSyntaxError extends ModelPackageError {
  override readonly name = 'ManifestSyntaxError';
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;

  constructor(source: string, file: string, line: number, column: number, problem: string) {
    super(
      file,
      `${file} of the world model ${source} is not valid JSON in line ${line}, column ${column}: ${problem}. Correct it there.`,
    );
    this.line = line;
    this.column = column;
  }
}

/** One thing wrong with a manifest. */
export interface ManifestIssue {
  /** The key, e.g. `graphs.encoder.inputs.frame.role`; empty for the whole document. */
  readonly path: string;
  /** A clause that completes "PATH …". */
  readonly problem: string;
}

/** The manifest is JSON but does not describe a world model that this version can run. */
export class ManifestContentError extends ModelPackageError {
  override readonly name: string = 'ManifestContentError';
  readonly issues: readonly ManifestIssue[];

  constructor(source: string, file: string, issues: readonly ManifestIssue[]) {
    const [first, ...others] = issues;
    const more =
      others.length === 0 ? '' : ` (and ${others.length} more: ${others.map(({ path }) => path).join(', ')})`;
    super(
      file,
      `${file} of the world model ${source} is wrong at ${first.path || 'its top level'}: ${first.problem}${more}. Correct the manifest or export the model again.`,
    );
    this.issues = issues;
  }
}

/** A tensor of the manifest has a role that the engine does not know. */
export class UnknownRoleError extends ManifestContentError {
  override readonly name = 'UnknownRoleError';
}

/** A path of the manifest leaves the package's folder. */
export class PathOutsidePackageError extends ModelPackageError {
  override readonly name = 'PathOutsidePackageError';

  constructor(source: string, manifestFile: string, key: string, path: string, problem: string) {
    super(
      manifestFile,
      `${manifestFile} of the world model ${source} names the path ${JSON.stringify(path)} at ${key}, which ${problem}. Paths must be relative, use "/" and stay within the model's folder.`,
    );
  }
}

/** A file is not the one that the manifest was written for. */
export class HashMismatchError extends ModelPackageError {
  override readonly name = 'HashMismatchError';
  readonly expectedSha256: string;
  readonly actualSha256: string;

  constructor(source: string, file: string, expectedSha256: string, actualSha256: string) {
    super(
      file,
      `${file} of the world model ${source} has SHA-256 ${actualSha256}, but the manifest says ${expectedSha256}: it is damaged or of another version. Download or export the model again.`,
    );
    this.expectedSha256 = expectedSha256;
    this.actualSha256 = actualSha256;
  }
}

/** A graph's real inputs or outputs differ from what the manifest says. */
export class GraphMismatchError extends ModelPackageError {
  override readonly name = 'GraphMismatchError';
  readonly graph: string;

  constructor(source: string, file: string, graph: string, problem: string) {
    super(
      file,
      `The ${graph} graph ${file} of the world model ${source} does not fit its manifest: ${problem}. Export the graph and the manifest together.`,
    );
    this.graph = graph;
  }
}

/** An npz file cannot be read, or lacks an array. */
export class NpzError extends ModelPackageError {
  override readonly name = 'NpzError';

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(
      file,
      `${file} is not usable: ${problem}. Write it again with numpy.savez and float32 arrays.`,
      options,
    );
  }
}
