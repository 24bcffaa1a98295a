import type { MessagePipe } from './message-pipe.ts';
import { decodeMessage, encodeMessage } from './wire-format.ts';

/** A pipe over a browser's `WebSocket` that is open or opening. What is posted before it opens is sent then. */
export function socketPipe<Out, In>(socket: WebSocket): MessagePipe<Out, In> {
  socket.binaryType = 'arraybuffer';
  const waiting: Out[] = [];
  let isClosing = false;
  socket.addEventListener('open', () => {
    for (const message of waiting.splice(0)) socket.send(encodeMessage(message));
  });
  return {
    post: (message) => {
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(message);
      else if (socket.readyState === WebSocket.OPEN) socket.send(encodeMessage(message));
    },
    onMessage: (receive) =>
      socket.addEventListener('message', (event) => receive(decodeMessage(new Uint8Array(event.data)) as In)),
    onClose: (closed) =>
      socket.addEventListener('close', (event) => {
        if (!isClosing) closed(event.reason || `the connection closed (code ${event.code}).`);
      }),
    close: () => {
      isClosing = true;
      socket.close();
    },
  };
}
