import {
  type BegunUpload,
  type InstallRequest,
  type KeptDream,
  LIBRARY_PATH,
  type LibraryAbout,
  type LibraryProgress,
  type LibraryRefusal,
  type LibraryResult,
  type LibraryTaskEvent,
  type ListedRecording,
  type Removed,
  TOKEN_HEADER,
  TOKEN_PARAMETER,
  type UploadRequest,
} from '../../../../shared/library-protocol.ts';

/** What the library refused or could not do, in its own words. */
export class LibraryRefusedError extends Error {
  override readonly name: string;

  constructor({ name, message }: LibraryRefusal) {
    super(message);
    this.name = name;
  }
}

/** Of what can be thrown away and brought back. */
export type Shelf = 'models' | 'recordings';

/** How long work that tells of itself is watched. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LibraryProgress) => void;
}

/** The way to the library of the native side; every call rejects with {@link LibraryRefusedError} where it is refused. */
export class LibraryClient {
  readonly #token: string | undefined;

  /** @param token of the local server; Electron's own protocol needs none */
  constructor(token?: string) {
    this.#token = token;
  }

  about(): Promise<LibraryAbout> {
    return this.#json('GET', 'about');
  }

  recordings(): Promise<readonly ListedRecording[]> {
    return this.#json('GET', 'recordings');
  }

  /** [pictures · height · width · 3], RGB. */
  async strip(name: string, pictures: number, signal: AbortSignal): Promise<Uint8Array> {
    const path = `recordings/${encodeURIComponent(name)}/strip?pictures=${pictures}`;
    const response = await this.#fetch('GET', path, undefined, signal);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Addresses that a page can play or save. */
  filmUrl(name: string): string {
    return this.#url(`recordings/${encodeURIComponent(name)}/film`);
  }

  trajectoryUrl(name: string): string {
    return this.#url(`recordings/${encodeURIComponent(name)}/trajectory`);
  }

  dreamUrl(name: string): string {
    return this.#url(`recordings/${encodeURIComponent(name)}/dream`);
  }

  /** A saved dream, whole. */
  async dream(name: string, signal?: AbortSignal): Promise<Uint8Array> {
    const path = `recordings/${encodeURIComponent(name)}/dream`;
    const response = await this.#fetch('GET', path, undefined, signal);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Puts a saved dream among the recordings. @returns the name that it got there */
  async keepDream(name: string, bytes: Blob): Promise<string> {
    const response = await this.#fetch('PUT', `dreams/${encodeURIComponent(name)}`, bytes);
    const kept: KeptDream = await response.json();
    return kept.name;
  }

  verify(name: string, watch: Watch): Promise<LibraryResult> {
    return this.#watch(`recordings/${encodeURIComponent(name)}/verify`, undefined, watch);
  }

  async reveal(shelf: Shelf, name: string): Promise<void> {
    await this.#json('POST', `${shelf}/${encodeURIComponent(name)}/reveal`);
  }

  /** @returns a ticket to `restore` it by */
  async remove(shelf: Shelf, name: string): Promise<string> {
    const { ticket } = await this.#json<Removed>('DELETE', `${shelf}/${encodeURIComponent(name)}`);
    return ticket;
  }

  async restore(shelf: Shelf, ticket: string): Promise<void> {
    await this.#json('POST', `${shelf}-trash/${ticket}`);
  }

  async beginUpload(name: string): Promise<string> {
    const { uploadId } = await this.#json<BegunUpload>('POST', 'uploads', { name } satisfies UploadRequest);
    return uploadId;
  }

  /** @param path of a file of a folder; a whole archive where it is null */
  async send(uploadId: string, path: string | null, file: Blob, signal: AbortSignal): Promise<void> {
    const place = path === null ? 'archive' : `files/${encodeURIComponent(path)}`;
    await this.#fetch('PUT', `uploads/${uploadId}/${place}`, file, signal);
  }

  install(uploadId: string, request: InstallRequest, watch: Watch): Promise<LibraryResult> {
    return this.#watch(`uploads/${uploadId}/install`, JSON.stringify(request), watch);
  }

  async discard(uploadId: string): Promise<void> {
    await this.#fetch('DELETE', `uploads/${uploadId}`);
  }

  async #json<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await this.#fetch(method, path, body === undefined ? undefined : JSON.stringify(body));
    return response.json();
  }

  async #watch(
    path: string,
    body: string | undefined,
    { signal, onProgress }: Watch,
  ): Promise<LibraryResult> {
    const response = await this.#fetch('POST', path, body, signal);
    for await (const event of eventsOf(response)) {
      if (event.type === 'progress') onProgress(event.progress);
      else if (event.type === 'done') return event.result;
      else throw new LibraryRefusedError(event);
    }
    throw new LibraryRefusedError(OUT_OF_REACH);
  }

  /** Electron's own protocol gets nothing of a blob's bytes (Electron 25), so there they are sent as they are. */
  async #fetch(method: string, path: string, body?: BodyInit, signal?: AbortSignal): Promise<Response> {
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

  #url(path: string): string {
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

/** The library within reach: that of Electron or of the local server; none where the page is served by something else. */
export function findLibrary(): LibraryClient | undefined {
  if (window.dreamwalk) return new LibraryClient();
  const token = document.querySelector<HTMLMetaElement>('meta[name="engine-token"]')?.content;
  return token ? new LibraryClient(token) : undefined;
}
