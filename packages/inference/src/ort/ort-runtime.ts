import type { InferenceSession, InferenceSessionFactory } from 'onnxruntime-common';
import type { Compute } from '../compute/compute.ts';
import { GraphLoadError, RuntimeDisposedError } from '../errors.ts';
import type { ProviderInfo, Runtime } from '../runtime.ts';
import type { Session, TaskOptions } from '../session.ts';
import { ortQueue } from '../task-queue.ts';
import { OrtSession, type SessionHost } from './ort-session.ts';
import type { TensorBridge } from './tensor-bridge.ts';

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
      throw new GraphLoadError(name, this.provider.name, { cause });
    }
  }
}
