import type { MessagePipe } from '@dreamwalk/host';

/** A pipe that can be used at once and is connected later: what is posted before waits for it, in order. */
export function pipeToCome<Out, In>(coming: Promise<MessagePipe<Out, In>>): MessagePipe<Out, In> {
  return {
    post: (message, transfer) => void coming.then((pipe) => pipe.post(message, transfer)),
    onMessage: (receive) => void coming.then((pipe) => pipe.onMessage(receive)),
    onClose: (closed) => void coming.then((pipe) => pipe.onClose(closed)),
    close: () => void coming.then((pipe) => pipe.close()),
  };
}
