/** How a policy failed to act. */
export type PolicyFault = 'timeout' | 'not-finite' | 'wrong-shape' | 'crashed' | 'unreachable';

/** Base of every error of this package, so that a caller can tell them from bugs. */
export class PolicyError extends Error {
  override readonly name: string = 'PolicyError';
}

/** A policy could not act. The episode ends there; a suite goes on with the next one. */
export class PolicyActError extends PolicyError {
  override readonly name = 'PolicyActError';
  readonly fault: PolicyFault;

  constructor(fault: PolicyFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/** A policy cannot be made of what was given: a file, a manifest, a parameter. */
export class PolicyLoadError extends PolicyError {
  override readonly name = 'PolicyLoadError';
}
