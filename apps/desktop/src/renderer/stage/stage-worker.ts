import { type EngineEvent, type FrameEvent, providerLadder } from '@dreamwalk/host';
import { AmbientLight } from './ambient-light.ts';
import { connectEngine } from './connect-engine.ts';
import { createPresenter } from './create-presenter.ts';
import { differenceOf } from './difference.ts';
import { EngineLadder } from './engine-ladder.ts';
import { GuardedPresenter } from './guarded-presenter.ts';
import { NativeEngines } from './native-engines.ts';
import { probeGpu } from './probe-gpu.ts';
import type { StageCommand, StageMessage } from './stage-protocol.ts';
import { thumbnailOf } from './thumbnail.ts';
import { tintInvented } from './tint-invented.ts';

const page = self as unknown as {
  postMessage(message: StageMessage, transfer?: Transferable[]): void;
  onmessage: ((message: MessageEvent<StageCommand>) => void) | null;
};

let ladder: EngineLadder | undefined;
let nativeEngines: NativeEngines | undefined;
let presenter: GuardedPresenter | undefined;
let besidePresenter: GuardedPresenter | undefined;
let isTinted = false;
let isDifferenceShown = false;
/** Of the moments that a small picture was made of; they ascend, from walk to walk too. */
let newestMomentId = -1;
/** To be drawn again where it is to look otherwise. */
let latest: FrameEvent | undefined;
const ambient = new AmbientLight();

page.onmessage = ({ data }) => {
  switch (data.type) {
    case 'open':
      return void open(data);
    case 'resize':
      return (data.canvas === 'view' ? presenter : besidePresenter)?.resize(data.widthPx, data.heightPx);
    case 'tint':
      isTinted = data.isTinted;
      return latest && draw(latest);
    case 'difference':
      isDifferenceShown = data.isShown;
      return latest && draw(latest);
    case 'flickerGuard':
      besidePresenter?.guard(data.isOn);
      return presenter?.guard(data.isOn);
    case 'engine':
      return ladder?.post(data.command);
    case 'nativeGone':
      return ladder?.lost(data.reason);
    case 'nativePort':
      return nativeEngines?.takePort(data.port);
  }
};

async function open(command: Extract<StageCommand, { type: 'open' }>): Promise<void> {
  const onSoftened = (isSoftened: boolean) => page.postMessage({ type: 'softened', isSoftened });
  presenter = new GuardedPresenter(createPresenter(command.view, command.presenter), onSoftened);
  besidePresenter = new GuardedPresenter(createPresenter(command.beside, command.presenter));
  const native = command.native && (command.native.kind === 'port' ? 'utility-process' : 'local-server');
  const rungs = providerLadder({ ...(await probeGpu()), native }, command.provider);
  nativeEngines = command.native && new NativeEngines(command.native, askForPort);
  ladder = new EngineLadder({
    rungs,
    modelId: command.modelId,
    connect: (rung) => connectEngine(rung, nativeEngines),
    onRung: ({ provider, why }) => {
      newestMomentId = -1;
      page.postMessage({ type: 'provider', provider, why });
    },
    onRestart: (failure) => page.postMessage({ type: 'restarted', failure }),
    onEvent: tell,
  });
}

function askForPort(): void {
  page.postMessage({ type: 'portNeeded' });
}

function tell(event: EngineEvent): void {
  if (event.type !== 'frame') {
    page.postMessage(event);
    return;
  }
  const { frame, covered: _, beside, ...about } = event;
  latest = event;
  draw(event);
  // After drawing, so that an engine that dreams faster than this draws waits for it.
  ladder?.post({ type: 'received', frameIndex: event.frameIndex });
  const colours = ambient.follow(frame, performance.now());
  if (colours) page.postMessage({ type: 'light', colours });
  page.postMessage({ ...about, beside: beside && { psnrDb: beside.psnrDb } });
  if (event.here.momentId <= newestMomentId) return;
  newestMomentId = event.here.momentId;
  void showThumbnail(event);
}

function draw({ frame, covered, beside }: FrameEvent): void {
  if (beside) besidePresenter?.draw(isDifferenceShown ? differenceOf(frame, beside.frame) : beside.frame);
  presenter?.draw(isTinted && covered ? tintInvented(frame, covered) : frame);
}

async function showThumbnail({ here, frame }: FrameEvent): Promise<void> {
  const picture = await thumbnailOf(frame);
  page.postMessage({ type: 'thumbnail', momentId: here.momentId, picture }, [picture]);
}
