import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-common';
import { FeedError, GraphRunError, RuntimeDisposedError } from '../errors.ts';
import type { ProviderInfo } from '../runtime.ts';
import type { Session, TaskOptions } from '../session.ts';
import { ortQueue } from '../task-queue.ts';
import type { Tensor, TensorSpec } from '../tensor.ts';
import type { TensorBridge } from './tensor-bridge.ts';

/** What a session needs of the runtime that made it. */
export interface SessionHost {
  readonly provider: ProviderInfo;
  readonly bridge: TensorBridge;
  /** Throws where the runtime can run nothing any more (device lost). */
  assertAlive(): void;
}

/** A `Session` over an ONNX Runtime session of any build. */
export class OrtSession implements Session {
  readonly inputs: readonly TensorSpec[];
  readonly outputs: readonly TensorSpec[];
  readonly #name: string;
  readonly #host: SessionHost;
  #session: InferenceSession | null;

  constructor(session: InferenceSession, name: string, host: SessionHost) {
    this.#session = session;
    this.#name = name;
    this.#host = host;
    this.inputs = session.inputMetadata.map(toSpec);
    this.outputs = session.outputMetadata.map(toSpec);
  }

  run(feeds: Readonly<Record<string, Tensor>>, options?: TaskOptions): Promise<Record<string, Tensor>> {
    return ortQueue.run(async () => {
      if (!this.#session) throw new RuntimeDisposedError(`The graph ${this.#name}`);
      this.#host.assertAlive();
      this.#checkFeeds(feeds);
      const results = await this.#runOrt(this.#session, feeds);
      // A run whose outputs stay on a lost device resolves all the same, with garbage (ORT 1.30).
      this.#host.assertAlive();
      return Object.fromEntries(
        Object.entries(results).map(([output, tensor]) => [output, this.#host.bridge.fromOrt(tensor)]),
      );
    }, options);
  }

  release(): Promise<void> {
    return ortQueue.run(async () => {
      const session = this.#session;
      this.#session = null;
      await session?.release();
    });
  }

  async #runOrt(
    session: InferenceSession,
    feeds: Readonly<Record<string, Tensor>>,
  ): Promise<Record<string, OrtTensor>> {
    const ortFeeds = Object.fromEntries(
      this.inputs.map(({ name }) => [name, this.#host.bridge.toOrt(feeds[name])]),
    );
    try {
      return (await session.run(ortFeeds)) as Record<string, OrtTensor>;
    } catch (cause) {
      this.#host.assertAlive();
      throw new GraphRunError(this.#name, this.#host.provider.name, { cause });
    }
  }

  #checkFeeds(feeds: Readonly<Record<string, Tensor>>): void {
    for (const { name, dims } of this.inputs) {
      const feed = feeds[name];
      if (!feed) throw new FeedError(this.#name, name, 'was not given');
      const fits =
        feed.dims.length === dims.length &&
        dims.every((dim, axis) => typeof dim === 'string' || dim === feed.dims[axis]);
      if (!fits)
        throw new FeedError(
          this.#name,
          name,
          `has shape [${dims.join(', ')}], but a tensor of shape [${feed.dims.join(', ')}] was given`,
        );
    }
    for (const name of Object.keys(feeds))
      if (!this.inputs.some((input) => input.name === name))
        throw new FeedError(this.#name, name, 'does not exist in the graph');
  }
}

function toSpec(metadata: InferenceSession.ValueMetadata): TensorSpec {
  if (!metadata.isTensor) return { name: metadata.name, dtype: 'non-tensor', dims: [] };
  return { name: metadata.name, dtype: metadata.type, dims: metadata.shape };
}
