/** An action that its space does not know. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
}
