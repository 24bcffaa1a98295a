import type {
  BegunUpload,
  InstallRequest,
  KeptDream,
  LibraryAbout,
  LibraryResult,
  ListedRecording,
  Removed,
  UploadRequest,
} from '../../../../shared/library-protocol.ts';
import type { NativeConnection, Watch } from '../../../native/native-connection.ts';

/** Of what can be thrown away and brought back. */
export type Shelf = 'models' | 'recordings';

/** What the library of the native side can be asked; every call rejects with `LibraryRefusedError` where it is refused. */
export class LibraryClient {
  readonly #connection: NativeConnection;

  constructor(connection: NativeConnection) {
    this.#connection = connection;
  }

  about(): Promise<LibraryAbout> {
    return this.#connection.json('GET', 'about');
  }

  recordings(): Promise<readonly ListedRecording[]> {
    return this.#connection.json('GET', 'recordings');
  }

  /** [pictures · height · width · 3], RGB. */
  strip(name: string, pictures: number, signal: AbortSignal): Promise<Uint8Array> {
    return this.#connection.bytes(
      `recordings/${encodeURIComponent(name)}/strip?pictures=${pictures}`,
      signal,
    );
  }

  /** Addresses that a page can play or save. */
  filmUrl(name: string): string {
    return this.#connection.url(`recordings/${encodeURIComponent(name)}/film`);
  }

  trajectoryUrl(name: string): string {
    return this.#connection.url(`recordings/${encodeURIComponent(name)}/trajectory`);
  }

  dreamUrl(name: string): string {
    return this.#connection.url(`recordings/${encodeURIComponent(name)}/dream`);
  }

  /** A saved dream, whole. */
  dream(name: string, signal?: AbortSignal): Promise<Uint8Array> {
    return this.#connection.bytes(`recordings/${encodeURIComponent(name)}/dream`, signal);
  }

  /** Puts a saved dream among the recordings. @returns the name that it got there */
  async keepDream(name: string, bytes: Blob): Promise<string> {
    const response = await this.#connection.fetch('PUT', `dreams/${encodeURIComponent(name)}`, bytes);
    const kept: KeptDream = await response.json();
    return kept.name;
  }

  verify(name: string, watch: Watch): Promise<LibraryResult> {
    return this.#connection.watch(`recordings/${encodeURIComponent(name)}/verify`, null, watch);
  }

  async reveal(shelf: Shelf, name: string): Promise<void> {
    await this.#connection.json('POST', `${shelf}/${encodeURIComponent(name)}/reveal`);
  }

  /** @returns a ticket to `restore` it by */
  async remove(shelf: Shelf, name: string): Promise<string> {
    const path = `${shelf}/${encodeURIComponent(name)}`;
    const { ticket } = await this.#connection.json<Removed>('DELETE', path);
    return ticket;
  }

  async restore(shelf: Shelf, ticket: string): Promise<void> {
    await this.#connection.json('POST', `${shelf}-trash/${ticket}`);
  }

  async beginUpload(name: string): Promise<string> {
    const request: UploadRequest = { name };
    const { uploadId } = await this.#connection.json<BegunUpload>('POST', 'uploads', request);
    return uploadId;
  }

  /** @param path of a file of a folder; a whole archive where it is null */
  async send(uploadId: string, path: string | null, file: Blob, signal: AbortSignal): Promise<void> {
    const place = path === null ? 'archive' : `files/${encodeURIComponent(path)}`;
    await this.#connection.fetch('PUT', `uploads/${uploadId}/${place}`, file, signal);
  }

  install(uploadId: string, request: InstallRequest, watch: Watch): Promise<LibraryResult> {
    return this.#connection.watch(`uploads/${uploadId}/install`, request, watch);
  }

  async discard(uploadId: string): Promise<void> {
    await this.#connection.fetch('DELETE', `uploads/${uploadId}`);
  }
}
