/** Why a request was not granted; the client is told the word and the sentence. */
export type ServingFault =
  /** It is not one of the protocol, or says something impossible. */
  | 'bad-request'
  /** It needs an environment that has not been made, or an episode that has not begun. */
  | 'not-begun'
  /** It names a snapshot that there is none of. */
  | 'unknown-snapshot'
  /** Too much is asked for at once. */
  | 'too-much'
  /** The model, the world or the machine does not allow it. */
  | 'refused'
  /** A mistake in the server. */
  | 'internal';

/** A request that is not granted. */
export class ServingError extends Error {
  override readonly name = 'ServingError';
  readonly fault: ServingFault;

  constructor(fault: ServingFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
