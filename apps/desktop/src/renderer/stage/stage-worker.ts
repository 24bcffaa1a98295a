import { type EngineEvent, type FrameEvent, providerLadder } from '@dreamwalk/host';
import { AmbientLight } from './ambient-light.ts';
import { connectEngine } from './connect-engine.ts';
import { createPresenter } from './create-presenter.ts';
import { EngineLadder } from './engine-ladder.ts';
import type { Presenter } from './presenter.ts';
import { probeGpu } from './probe-gpu.ts';
import type { StageCommand, StageEvent } from './stage-protocol.ts';
import { thumbnailOf } from './thumbnail.ts';
import { tintInvented } from './tint-invented.ts';

const page = self as unknown as {
  postMessage(event: StageEvent, transfer?: Transferable[]): void;
  onmessage: ((message: MessageEvent<StageCommand>) => void) | null;
};

let ladder: EngineLadder | undefined;
let presenter: Presenter | undefined;
let isTinted = false;
/** To be drawn again where it is to look otherwise. */
let latest: FrameEvent | undefined;
const ambient = new AmbientLight();

page.onmessage = ({ data }) => {
  switch (data.type) {
    case 'open':
      return void open(data);
    case 'resize':
      return presenter?.resize(data.widthPx, data.heightPx);
    case 'tint':
      isTinted = data.isTinted;
      return latest && draw(latest);
    case 'engine':
      return ladder?.post(data.command);
    case 'nativeGone':
      return ladder?.lost(data.reason);
  }
};

async function open(command: Extract<StageCommand, { type: 'open' }>): Promise<void> {
  presenter = createPresenter(command.view, command.presenter);
  const native = command.native && (command.native.kind === 'port' ? 'utility-process' : 'local-server');
  const rungs = providerLadder({ ...(await probeGpu()), native }, command.provider);
  ladder = new EngineLadder({
    rungs,
    modelId: command.modelId,
    connect: (rung) => connectEngine(rung, command.native),
    onRung: ({ provider, why }) => page.postMessage({ type: 'provider', provider, why }),
    onEvent: tell,
  });
}

function tell(event: EngineEvent): void {
  if (event.type !== 'frame') {
    page.postMessage(event);
    return;
  }
  const { frame, covered: _, ...about } = event;
  latest = event;
  draw(event);
  // After drawing, so that an engine that dreams faster than this draws waits for it.
  ladder?.post({ type: 'received', frameIndex: event.frameIndex });
  const colours = ambient.follow(frame, performance.now());
  if (colours) page.postMessage({ type: 'light', colours });
  page.postMessage(about);
  if (!event.restored) void showThumbnail(event);
}

function draw({ frame, covered }: FrameEvent): void {
  presenter?.draw(isTinted && covered ? tintInvented(frame, covered) : frame);
}

async function showThumbnail({ frameIndex, frame }: FrameEvent): Promise<void> {
  const picture = await thumbnailOf(frame);
  page.postMessage({ type: 'thumbnail', frameIndex, picture }, [picture]);
}
