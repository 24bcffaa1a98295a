/** Base of every error of this package, so that a caller can tell them from bugs. */
export class InferenceError extends Error {
  override readonly name: string = 'InferenceError';
}

/** A tensor on the GPU was read as if it were in memory. */
export class TensorLocationError extends InferenceError {
  override readonly name = 'TensorLocationError';

  constructor(dims: readonly number[]) {
    super(
      `The tensor of shape [${dims.join(', ')}] lives on the GPU, so it has no data in memory. Download it with Compute.read.`,
    );
  }
}

/** A tensor was used after `dispose`. */
export class TensorDisposedError extends InferenceError {
  override readonly name = 'TensorDisposedError';

  constructor(dims: readonly number[]) {
    super(`The tensor of shape [${dims.join(', ')}] was used after it had been disposed.`);
  }
}

/** A stored view was used after `releaseView`, or with a `Compute` that did not make it. */
export class UnknownViewError extends InferenceError {
  override readonly name = 'UnknownViewError';
  readonly viewId: number;

  constructor(viewId: number) {
    super(`The stored view ${viewId} is not held by this Compute: it was released, or another one made it.`);
    this.viewId = viewId;
  }
}

/** The execution provider cannot be used on this machine. */
export class ProviderUnavailableError extends InferenceError {
  override readonly name: string = 'ProviderUnavailableError';
  readonly provider: string;

  constructor(provider: string, reason: string, remedy: string, options?: ErrorOptions) {
    super(`The ${provider} provider cannot be used here: ${reason}. ${remedy}`, options);
    this.provider = provider;
  }
}

/** The only WebGPU adapter is a software renderer, which counts as no GPU. */
export class SoftwareAdapterError extends ProviderUnavailableError {
  override readonly name = 'SoftwareAdapterError';
  readonly adapter: string;

  constructor(adapter: string) {
    super(
      'webgpu',
      `its only adapter, ${adapter}, is a software renderer, slower than the native CPU`,
      'Use the native CPU or WASM, or allow software adapters where speed does not matter (tests).',
    );
    this.adapter = adapter;
  }
}

/** The GPU device went away; everything that lived on it is gone. */
export class DeviceLostError extends InferenceError {
  override readonly name = 'DeviceLostError';
  /** WebGPU's reason: `unknown` or `destroyed`. */
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(
      `The GPU device was lost (${reason})${message ? `: ${message}` : ''}. Create a new runtime and load the model again.`,
    );
    this.reason = reason;
  }
}

/** The GPU device reported an error that no call answers for: out of memory, or an invalid command. */
export class DeviceFaultError extends InferenceError {
  override readonly name = 'DeviceFaultError';

  constructor(message: string) {
    super(
      `The GPU device reported an error, so its results cannot be trusted: ${firstSentence(message)} Create a new runtime and load the model again; if memory ran out, close other programs that use the GPU.`,
    );
  }
}

/** The bytes of a graph could not be turned into a session. */
export class GraphLoadError extends InferenceError {
  override readonly name = 'GraphLoadError';
  readonly graph: string;

  constructor(graph: string, provider: string, options: ErrorOptions) {
    super(
      `The graph ${graph} could not be loaded by the ${provider} provider: ${firstSentence(options.cause)} The file is damaged or uses an operator that this provider lacks; export or download it again.`,
      options,
    );
    this.graph = graph;
  }
}

/** The provider failed while it ran a graph. */
export class GraphRunError extends InferenceError {
  override readonly name = 'GraphRunError';
  readonly graph: string;

  constructor(graph: string, provider: string, options: ErrorOptions) {
    super(`The graph ${graph} failed on the ${provider} provider: ${firstSentence(options.cause)}`, options);
    this.graph = graph;
  }
}

/** The tensors handed to `Session.run` do not fit the graph's inputs. */
export class FeedError extends InferenceError {
  override readonly name = 'FeedError';
  readonly graph: string;
  readonly input: string;

  constructor(graph: string, input: string, problem: string) {
    super(`Input "${input}" of the graph ${graph} ${problem}.`);
    this.graph = graph;
    this.input = input;
  }
}

/** A runtime or session was used after it had been disposed. */
export class RuntimeDisposedError extends InferenceError {
  override readonly name = 'RuntimeDisposedError';

  constructor(what: string) {
    super(`${what} was used after it had been disposed.`);
  }
}

/** The first line of an error's message, with a full stop so that a remedy can follow. */
function firstSentence(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const line = message.split('\n', 1)[0].trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
