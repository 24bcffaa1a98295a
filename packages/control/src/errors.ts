/** An action that its space does not know. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
}

/** An action space cannot be learned from the walks that were given. */
export class SpaceFitError extends Error {
  override readonly name = 'SpaceFitError';
}

/** A stored action space cannot be read back. */
export class StoredSpaceError extends Error {
  override readonly name = 'StoredSpaceError';
}
