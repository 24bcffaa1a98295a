import type { InferenceSession, InferenceSessionFactory } from 'onnxruntime-common';
import type { Compute } from '../compute/compute.ts';
import { GraphLoadError, ProviderUnavailableError, RuntimeDisposedError } from '../errors.ts';
import type { ProviderInfo, Runtime } from '../runtime.ts';
import type { Session, TaskOptions } from '../session.ts';
import { ortQueue } from '../task-queue.ts';
import { OrtSession, type SessionHost } from './ort-session.ts';
import type { TensorBridge } from './tensor-bridge.ts';

/** How ONNX Runtime begins when the provider itself does not start; the graph is then not to blame. */
const NO_BACKEND = 'no available backend found. ERR: ';

/** What differs between the builds of ONNX Runtime. */
export interface OrtBackend {
  readonly provider: ProviderInfo;
  readonly compute: Compute;
  readonly bridge: TensorBridge;
  readonly sessionFactory: InferenceSessionFactory;
  readonly sessionOptions: InferenceSession.SessionOptions;
  /** Throws where the device is lost. */
  readonly assertAlive?: () => void;
  /** Frees what the backend owns, after every session has been released. */
  readonly dispose?: () => void;
}

/** A `Runtime` over any build of ONNX Runtime. */
export class OrtRuntime implements Runtime, SessionHost {
  readonly provider: ProviderInfo;
  readonly compute: Compute;
  readonly bridge: TensorBridge;
  readonly #backend: OrtBackend;
  readonly #sessions = new Set<Session>();
  #disposed = false;

  constructor(backend: OrtBackend) {
    this.#backend = backend;
    this.provider = backend.provider;
    this.compute = backend.compute;
    this.bridge = backend.bridge;
  }

  load(graph: Uint8Array, name: string, options?: TaskOptions): Promise<Session> {
    return ortQueue.run(async () => {
      this.assertAlive();
      const session = new OrtSession(await this.#create(graph, name), name, this);
      this.#sessions.add(session);
      return session;
    }, options);
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const session of this.#sessions) await session.release();
    this.#sessions.clear();
    this.compute.dispose();
    this.#backend.dispose?.();
  }

  assertAlive(): void {
    if (this.#disposed) throw new RuntimeDisposedError(`The ${this.provider.name} runtime`);
    this.#backend.assertAlive?.();
  }

  async #create(graph: Uint8Array, name: string): Promise<InferenceSession> {
    try {
      return await this.#backend.sessionFactory.create(graph, this.#backend.sessionOptions);
    } catch (cause) {
      this.assertAlive();
      if (cause instanceof Error && cause.message.startsWith(NO_BACKEND))
        throw new ProviderUnavailableError(
          this.provider.name,
          cause.message.slice(NO_BACKEND.length).trim(),
          'Check that its .wasm file is served, or use another provider.',
          { cause },
        );
      throw new GraphLoadError(name, this.provider.name, { cause });
    }
  }
}
