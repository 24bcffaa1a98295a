import {
  type EngineCommand,
  type EngineEvent,
  localPipes,
  type ProviderRung,
  portPipe,
  serveEngine,
  socketPipe,
} from '@dreamwalk/host';
import { createWebPlatform } from '@dreamwalk/host/web';
import type { EngineConnection } from './engine-ladder.ts';
import type { NativeEngineAddress } from './stage-protocol.ts';

/** The way to an engine of this provider: here in the worker, or in a process of its own. */
export function connectEngine(rung: ProviderRung, native: NativeEngineAddress | undefined): EngineConnection {
  if (rung.provider !== 'cpu') return connectHere(rung.provider, rung.isForced);
  if (native?.kind === 'port') return portPipe<EngineCommand, EngineEvent>(native.port);
  if (native?.kind === 'socket') return socketPipe(new WebSocket(native.url, ['dreamwalk', native.token]));
  return connectHere('wasm', false);
}

/** @param isForced someone asked for exactly this, so a software adapter will do */
function connectHere(provider: 'webgpu' | 'wasm', isForced: boolean): EngineConnection {
  const { near, far } = localPipes<EngineCommand, EngineEvent>();
  serveEngine(
    createWebPlatform({
      runtime: { provider, allowSoftwareAdapter: isForced },
      modelsUrl: new URL('/models/', self.location.origin),
    }),
    far,
  );
  return near;
}
