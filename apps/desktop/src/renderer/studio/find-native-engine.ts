import { ENGINE_PORT_MESSAGE } from '../../shared/engine-port-message.ts';
import type { NativeEngineAddress } from '../stage/stage-protocol.ts';

/** How long Electron's main process may take to start an engine. */
const PORT_MS = 10_000;

/** The native engine within reach: Electron's utility process, the local server's, or none. */
export async function findNativeEngine(): Promise<NativeEngineAddress | undefined> {
  if (window.dreamwalk) return portFromPreload(window.dreamwalk.openEngine);
  const token = document.querySelector<HTMLMetaElement>('meta[name="engine-token"]')?.content;
  if (!token) return undefined;
  const url = new URL('/engine', window.location.href);
  url.protocol = 'ws:';
  return { kind: 'socket', url: url.href, token };
}

/** A port cannot pass through the context bridge, so the preload posts it to the window. */
function portFromPreload(openEngine: () => void): Promise<NativeEngineAddress | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), PORT_MS);
    window.addEventListener('message', function take(event) {
      if (event.source !== window || event.data !== ENGINE_PORT_MESSAGE) return;
      window.removeEventListener('message', take);
      clearTimeout(timer);
      resolve({ kind: 'port', port: event.ports[0] });
    });
    openEngine();
  });
}
