/** Base of every error of this package, so that a caller can tell them from bugs. */
export class EvaluationError extends Error {
  override readonly name: string = 'EvaluationError';
}

/** Two images that are to be compared differ in size. */
export class FrameSizeError extends EvaluationError {
  override readonly name = 'FrameSizeError';

  constructor(a: { widthPx: number; heightPx: number }, b: { widthPx: number; heightPx: number }) {
    super(
      `Frames of ${a.widthPx}×${a.heightPx} and ${b.widthPx}×${b.heightPx} pixels cannot be compared; both must have the same size.`,
    );
  }
}

/** What a suite was asked to measure cannot be measured. */
export class SuiteError extends EvaluationError {
  override readonly name = 'SuiteError';
}

/** A place has no room for a task. */
export class TaskError extends EvaluationError {
  override readonly name = 'TaskError';
}
