import { EngineConnectionError, toFailure } from '@dreamwalk/host';
import type { ProviderName } from '@dreamwalk/inference';
import type {
  NativeEngineAddress,
  PresenterName,
  StageCommand,
  StageEvent,
  StageMessage,
} from '../stage/stage-protocol.ts';
import type { StageCanvas } from './stage-canvas.tsx';
import type { StageLink } from './studio.ts';

export interface Stage {
  readonly canvas: StageCanvas;
  readonly link: StageLink;
}

export interface StageOptions {
  /** The query of the address: `provider` and `presenter` override what the machine would get, `model` what opens. */
  readonly query: URLSearchParams;
  readonly native: NativeEngineAddress | undefined;
  /** Starts another native engine in place of one that is gone. */
  readonly findNative: () => Promise<NativeEngineAddress | undefined>;
  readonly onEvent: (event: StageEvent) => void;
}

const DEFAULT_MODEL = 'voxel-rooms';

/**
 * Starts the stage's worker and hands it the canvases. These are made here and not by React, because a canvas can be
 * handed over once only, and a component may be mounted twice.
 */
export function openStage({ query, native, findNative, onEvent }: StageOptions): Stage {
  const worker = new Worker(new URL('../stage/stage-worker.ts', import.meta.url), {
    type: 'module',
    name: 'stage',
  });
  worker.onmessage = ({ data }: MessageEvent<StageMessage>) =>
    data.type === 'portNeeded' ? void offerPort() : onEvent(data);
  worker.onerror = (event) => {
    const error = new EngineConnectionError(event.message || "the studio's worker could not be loaded.");
    onEvent({ type: 'failed', failure: toFailure(error, 'openModel') });
  };
  const post = (command: StageCommand, transfer: Transferable[] = []) =>
    worker.postMessage(command, transfer);
  const offerPort = async () => {
    const found = await findNative();
    if (found?.kind === 'port') post({ type: 'nativePort', port: found.port }, [found.port]);
    else post({ type: 'nativeGone', reason: 'no other could be started.' });
  };
  const [view, beside] = [createCanvas(), createCanvas()];
  const [viewSurface, besideSurface] = [view, beside].map((canvas) => canvas.transferControlToOffscreen());
  post(
    {
      type: 'open',
      view: viewSurface,
      beside: besideSurface,
      native,
      provider: oneOf<ProviderName>(query.get('provider'), ['webgpu', 'cpu', 'wasm']),
      presenter: oneOf<PresenterName>(query.get('presenter'), ['webgl', '2d']),
      modelId: query.get('model') ?? DEFAULT_MODEL,
    },
    [viewSurface, besideSurface, ...(native?.kind === 'port' ? [native.port] : [])],
  );
  return {
    link: { post },
    canvas: {
      view,
      beside,
      resize: (canvas, widthPx, heightPx) => post({ type: 'resize', canvas, widthPx, heightPx }),
    },
  };
}

function createCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  return canvas;
}

function oneOf<Name extends string>(value: string | null, names: readonly Name[]): Name | undefined {
  return names.find((name) => name === value);
}
