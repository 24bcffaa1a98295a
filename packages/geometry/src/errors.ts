/** A matrix that was meant to be a rotation is not one: scaled, sheared, mirrored or not finite. */
export class InvalidRotationError extends Error {
  override readonly name = 'InvalidRotationError';
}
