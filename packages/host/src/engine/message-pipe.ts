/** One end of a two-way connection that carries typed messages in order. */
export interface MessagePipe<Out, In> {
  /** @param transfer buffers to hand over instead of copying, where the transport can */
  post(message: Out, transfer?: Transferable[]): void;
  /** Sets who receives; messages that came before are kept until then. */
  onMessage(receive: (message: In) => void): void;
  /** Sets who is told, once, that the other end is gone. Closing one's own end does not tell. */
  onClose(closed: (reason: string) => void): void;
  close(): void;
}

/** What this needs of a `MessagePort`, a `Worker` or the global scope of a worker. */
export interface PortLike {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  start?(): void;
  close?(): void;
}

/** A pipe over a `MessagePort` or anything that posts like one. Ports do not tell when the other end goes. */
export function portPipe<Out, In>(port: PortLike): MessagePipe<Out, In> {
  return {
    post: (message, transfer) => port.postMessage(message, transfer ?? []),
    onMessage: (receive) => {
      port.addEventListener('message', (event) => receive(event.data as In));
      port.start?.();
    },
    onClose: () => {},
    close: () => port.close?.(),
  };
}

/**
 * Both ends of a pipe within one thread. Messages arrive in a microtask of their own, so that neither end is called
 * from inside a call of its own.
 */
export function localPipes<Out, In>(): { near: MessagePipe<Out, In>; far: MessagePipe<In, unknown> } {
  let toFar: (message: Out) => void = () => {};
  let toNear: (message: In) => void = () => {};
  let farClosed: (reason: string) => void = () => {};
  return {
    near: {
      post: (message) => queueMicrotask(() => toFar(message)),
      onMessage: (receive) => {
        toNear = receive;
      },
      onClose: () => {},
      close: () => farClosed('the near end was closed.'),
    },
    far: {
      post: (message) => queueMicrotask(() => toNear(message)),
      onMessage: (receive) => {
        toFar = receive;
      },
      onClose: (closed) => {
        farClosed = closed;
      },
      close: () => {},
    },
  };
}
