/** Base of every error of this package, so that a caller can tell them from bugs. */
export class WorldError extends Error {
  override readonly name: string = 'WorldError';
}

/** A start or a view does not fit the model. */
export class StartError extends WorldError {
  override readonly name = 'StartError';
}

/** An option of a rollout has a value that the model does not allow. */
export class RolloutOptionError extends WorldError {
  override readonly name = 'RolloutOptionError';
}

/** A rollout was asked for something that it cannot do now: a step before a reset, two calls at once, a dead snapshot. */
export class RolloutStateError extends WorldError {
  override readonly name = 'RolloutStateError';
}

/** A graph does not give the outputs that it gave where it was made. */
export class GoldenTestError extends WorldError {
  override readonly name = 'GoldenTestError';
}

/** What was recorded of a rollout cannot be replayed with this model. */
export class ReplayError extends WorldError {
  override readonly name = 'ReplayError';
}

/** What was saved of a rollout cannot be gone on from with this model. */
export class SavedRolloutError extends WorldError {
  override readonly name = 'SavedRolloutError';
}

/** A thread that corrects depth has ended, or never started. Whoever corrects depth goes on without it. */
export class DepthWorkerLostError extends WorldError {
  override readonly name = 'DepthWorkerLostError';
}
