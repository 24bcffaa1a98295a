import type { LibraryTaskEvent } from '@dreamwalk/host/node';

export type {
  LibraryProgress,
  LibraryResult,
  LibraryTaskEvent,
  ListedDream,
  ListedRecording,
  ListedRollout,
  ModelCheck,
} from '@dreamwalk/host/node';

/**
 * Between the page and the native side's library: JSON over HTTP under this path, the same through the local server and `app://`.
 * What takes long answers with lines of JSON, a {@link LibraryTaskEvent} each; to break off the request is to cancel.
 *
 * | request | answer |
 * |---|---|
 * | GET about | {@link LibraryAbout} |
 * | GET recordings | `ListedRecording[]`, the newest first |
 * | GET recordings/NAME/strip?pictures=N | bytes: [N · height · width · 3] RGB, evenly spread over the rollout |
 * | GET recordings/NAME/film | the film, whole or in part |
 * | GET recordings/NAME/dream | the saved dream |
 * | GET recordings/NAME/trajectory | its poses as a TUM file |
 * | POST recordings/NAME/verify | lines: the rollout is dreamed again and compared |
 * | POST recordings/NAME/reveal, models/NAME/reveal | shows it in the file manager, where there is one |
 * | PUT dreams/NAME | takes in a saved dream: {@link KeptDream} |
 * | DELETE recordings/NAME, models/NAME | {@link Removed} |
 * | POST recordings-trash/TICKET, models-trash/TICKET | puts it back |
 * | POST uploads {@link UploadRequest} | {@link BegunUpload} |
 * | PUT uploads/ID/archive, uploads/ID/files/PATH | takes in a zip, or a file of a folder (PATH encoded as one part) |
 * | POST uploads/ID/install {@link InstallRequest} | lines: the model is checked and, where it stands the checks, added |
 * | DELETE uploads/ID | throws it away |
 */
export const LIBRARY_PATH = '/library/';

/** Marks a request as the page's own; the value is the word `Bearer` and the token of the engine. */
export const TOKEN_HEADER = 'Authorization';
/** The same as a parameter, for what asks for addresses by itself: films. */
export const TOKEN_PARAMETER = 'token';

/** What the native side offers. */
export interface LibraryAbout {
  /** Whether it can show things in the system's file manager. */
  readonly canReveal: boolean;
  readonly ownModelsFolder: string;
  readonly recordingsFolder: string;
}

/** Why something was refused, as JSON of an answer that is not OK. */
export interface LibraryRefusal {
  /** The class of the error. */
  readonly name: string;
  /** Full sentences: what, where, remedy. */
  readonly message: string;
}

/** Something went to the trash. */
export interface Removed {
  /** Brings it back. */
  readonly ticket: string;
}

/** A saved dream was taken in. */
export interface KeptDream {
  /** Of its file; another than was asked for where that was taken. */
  readonly name: string;
}

export interface UploadRequest {
  /** Of the folder or archive. */
  readonly name: string;
}

export interface BegunUpload {
  readonly uploadId: string;
}

export interface InstallRequest {
  /** A zip was sent, and no files. */
  readonly isArchive: boolean;
}

/** One line of an answer of lines. */
export function encodeTaskEvent(event: LibraryTaskEvent): string {
  return `${JSON.stringify(event)}\n`;
}
