import type { EngineEvent, MessagePipe } from '@dreamwalk/host';

/** A port of Electron's main process, as a utility process sees it. */
interface MainPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
}

/** What Electron adds to `process` in a utility process. */
interface UtilityProcess {
  readonly parentPort?: {
    once(event: 'message', listener: (event: { ports: MainPort[] }) => void): void;
  };
}

/**
 * The pipe to whoever started this process. The local server talks over the child's own channel; Electron's main
 * process sends a port first, whose other end is the studio's page.
 */
export async function openParentPipe(): Promise<MessagePipe<EngineEvent, unknown>> {
  const { parentPort } = process as UtilityProcess;
  if (!parentPort) return childPipe();
  return new Promise((resolve) => parentPort.once('message', ({ ports }) => resolve(mainPortPipe(ports[0]))));
}

function childPipe(): MessagePipe<EngineEvent, unknown> {
  return {
    // A server that went away leaves the engine time to close a recording, but no one to tell: the callback takes
    // the error that would otherwise end this process.
    post: (event) => void process.send?.(event, undefined, undefined, () => {}),
    onMessage: (receive) => process.on('message', receive),
    onClose: (closed) => process.on('disconnect', () => closed('the server is gone.')),
    close: () => process.disconnect(),
  };
}

function mainPortPipe(port: MainPort): MessagePipe<EngineEvent, unknown> {
  return {
    post: (event) => port.postMessage(event),
    onMessage: (receive) => {
      port.on('message', (event) => receive(event.data));
      port.start();
    },
    onClose: (closed) => port.on('close', () => closed('the window is gone.')),
    close: () => {},
  };
}
