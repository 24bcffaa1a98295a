import { idleKeys } from '@dreamwalk/control';
import type { EnginePlatform } from '../engine-ports.ts';
import type { EngineCommand, FrameEvent } from '../protocol.ts';
import { WalkEngine } from '../walk-engine.ts';
import { EventLog } from './test-platform.ts';

/** Keys that turn. */
export const turn = { type: 'input', keys: { ...idleKeys, turnLeft: true }, timeMs: 7 } as const;
/** No key any longer. */
export const rest = { type: 'input', keys: idleKeys, timeMs: 8 } as const;

/** An engine that a test drives. */
export interface StartedEngine {
  readonly engine: WalkEngine;
  readonly log: EventLog;
  /** The next frame that comes after a command. */
  frameAfter(command: EngineCommand): Promise<FrameEvent>;
}

/** Starts an engine whose events are kept. @param receives whether its viewer receives a frame; every one, unless told */
export function startEngine(platform: EnginePlatform, receives: () => boolean = () => true): StartedEngine {
  const log = new EventLog();
  const engine = new WalkEngine(platform, (event) => {
    log.add(event);
    if (event.type === 'frame' && receives())
      engine.dispatch({ type: 'received', frameIndex: event.frameIndex });
  });
  engine.start();
  const frameAfter = (command: EngineCommand) => {
    const next = log.next('frame');
    engine.dispatch(command);
    return next;
  };
  return { engine, log, frameAfter };
}

/** Opens a small grey picture. Quicker than a world: there is no tour. */
export function openGrey(name = 'grey.png'): EngineCommand {
  const frame = { widthPx: 32, heightPx: 32, rgb: new Uint8Array(32 * 32 * 3) };
  return { type: 'openImage', name, frame };
}
