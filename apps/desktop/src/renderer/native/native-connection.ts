import {
  LIBRARY_PATH,
  type LibraryProgress,
  type LibraryRefusal,
  type LibraryResult,
  type LibraryTaskEvent,
  TOKEN_HEADER,
  TOKEN_PARAMETER,
} from '../../shared/library-protocol.ts';

/** What the native side refused or could not do, in its own words. */
export class LibraryRefusedError extends Error {
  override readonly name: string;

  constructor({ name, message }: LibraryRefusal) {
    super(message);
    this.name = name;
  }
}

/** How long work that tells of itself is watched. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LibraryProgress) => void;
}

/** The way to the native side; every call rejects with {@link LibraryRefusedError} where it is refused. Paths are encoded already. */
export class NativeConnection {
  readonly #token: string | undefined;

  /** @param token of the local server; Electron's own protocol needs none */
  constructor(token?: string) {
    this.#token = token;
  }

  async json<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await this.fetch(method, path, body === undefined ? undefined : JSON.stringify(body));
    return response.json();
  }

  async bytes(path: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const response = await this.fetch('GET', path, undefined, signal);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Has work done that tells how far it is; to abort the signal is to cancel it. */
  async watch(path: string, body: unknown, { signal, onProgress }: Watch): Promise<LibraryResult> {
    const response = await this.fetch('POST', path, JSON.stringify(body), signal);
    for await (const event of eventsOf(response)) {
      if (event.type === 'progress') onProgress(event.progress);
      else if (event.type === 'done') return event.result;
      else throw new LibraryRefusedError(event);
    }
    throw new LibraryRefusedError(OUT_OF_REACH);
  }

  /** Electron's own protocol gets nothing of a blob's bytes (Electron 25), so there they are sent as they are. */
  async fetch(method: string, path: string, body?: BodyInit, signal?: AbortSignal): Promise<Response> {
    const headers: HeadersInit = this.#token ? { [TOKEN_HEADER]: `Bearer ${this.#token}` } : {};
    const sent = this.#token === undefined && body instanceof Blob ? await body.arrayBuffer() : body;
    const response = await fetch(LIBRARY_PATH + path, { method, body: sent, headers, signal }).catch(() => {
      signal?.throwIfAborted();
      throw new LibraryRefusedError(OUT_OF_REACH);
    });
    if (response.ok) return response;
    const refusal: LibraryRefusal = await response.json().catch(() => OUT_OF_REACH);
    throw new LibraryRefusedError(refusal);
  }

  /** An address that a page can play, open or save. */
  url(path: string): string {
    return this.#token
      ? `${LIBRARY_PATH}${path}?${TOKEN_PARAMETER}=${encodeURIComponent(this.#token)}`
      : LIBRARY_PATH + path;
  }
}

const OUT_OF_REACH: LibraryRefusal = {
  name: 'LibraryConnectionError',
  message:
    'The program that the studio was started from does not answer. Start it again and reload this page.',
};

async function* eventsOf({ body }: Response): AsyncGenerator<LibraryTaskEvent> {
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split('\n');
    rest = lines.pop()!;
    for (const line of lines) yield JSON.parse(line);
  }
}

/** The native side within reach: Electron or the local server; none where the page is served by something else. */
export function findNativeConnection(): NativeConnection | undefined {
  if (window.dreamwalk) return new NativeConnection();
  const token = document.querySelector<HTMLMetaElement>('meta[name="engine-token"]')?.content;
  return token ? new NativeConnection(token) : undefined;
}
