import type { LibraryRefusal } from '../../shared/library-protocol.ts';
import { LibraryRefusedError } from './native-connection.ts';

/** Why something failed, to be shown: what the library said, or whatever else went wrong. */
export function toRefusal(error: unknown): LibraryRefusal {
  if (error instanceof LibraryRefusedError) return { name: error.name, message: error.message };
  return { name: 'Error', message: String(error) };
}
