import type { LibraryProgress, LibraryResult } from '@dreamwalk/host/node';
import { encodeTaskEvent, type LibraryTaskEvent } from './library-protocol.ts';
import { SECURITY_HEADERS } from './response-headers.ts';

/** Work that tells how far it is. */
export type ToldWork = (
  onProgress: (progress: LibraryProgress) => void,
  signal: AbortSignal,
) => Promise<LibraryResult>;

/**
 * Answers with the events of some work, a line of JSON each, as they happen. It begins when the answer is read and is cancelled when
 * the reader goes away.
 */
export function taskLines(work: ToldWork): Response {
  const controller = new AbortController();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      const tell = (event: LibraryTaskEvent) => {
        if (!controller.signal.aborted) stream.enqueue(encoder.encode(encodeTaskEvent(event)));
      };
      // Not awaited: a stream is read from once its start has resolved.
      void work((progress) => tell({ type: 'progress', progress }), controller.signal)
        .then(
          (result) => tell({ type: 'done', result }),
          ({ name, message }: Error) => tell({ type: 'failed', name, message }),
        )
        .then(() => {
          if (!controller.signal.aborted) stream.close();
        });
    },
    cancel: () => controller.abort(),
  });
  return new Response(body, {
    headers: { ...SECURITY_HEADERS, 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' },
  });
}
