import {
  type EngineCommand,
  type EngineEvent,
  localPipes,
  type ProviderRung,
  portPipe,
  serveEngine,
  socketPipe,
} from '@dreamwalk/host';
import { createWebPlatform, hireDepthWorkers } from '@dreamwalk/host/web';
import type { EngineConnection } from './engine-ladder.ts';
import type { NativeEngines } from './native-engines.ts';
import { pipeToCome } from './pipe-to-come.ts';
import type { NativeEngineAddress } from './stage-protocol.ts';

/** The way to an engine of this provider: here in the worker, or in a process of its own. */
export function connectEngine(rung: ProviderRung, native: NativeEngines | undefined): EngineConnection {
  if (rung.provider !== 'cpu') return connectHere(rung.provider, rung.isForced);
  return native ? pipeToCome(native.next().then(connectNative)) : connectHere('wasm', false);
}

function connectNative(address: NativeEngineAddress): EngineConnection {
  if (address.kind === 'port') return portPipe<EngineCommand, EngineEvent>(address.port);
  return socketPipe(new WebSocket(address.url, ['dreamwalk', address.token]));
}

/** @param isForced someone asked for exactly this, so a software adapter will do */
function connectHere(provider: 'webgpu' | 'wasm', isForced: boolean): EngineConnection {
  const { near, far } = localPipes<EngineCommand, EngineEvent>();
  serveEngine(
    createWebPlatform({
      runtime: { provider, allowSoftwareAdapter: isForced },
      modelsUrl: new URL('/models/', self.location.origin),
      hireDepthCrew: () => hireDepthWorkers(startDepthWorker),
    }),
    far,
  );
  return near;
}

function startDepthWorker(): Worker {
  return new Worker(new URL('./depth-worker.ts', import.meta.url), { type: 'module', name: 'depth' });
}
