/**
 * What it takes to go back through a long walk: `node packages/host/bench/rewind.ts [FRAMES]`, 1,000 by default. Walks with the
 * bundled model on the native CPU and keeps every moment, as the studio does; then goes to frames in no order, the whole way from the
 * command to the frame event, and dreams some of them on. Exits with 1 where a frame, or what follows it, is not the first one's
 * bit by bit.
 */

import { join } from 'node:path';
import { idleKeys } from '@dreamwalk/control';
import { createNodePlatform } from '../src/engine/node/node-platform.ts';
import type { EngineCommand, FrameEvent } from '../src/engine/protocol.ts';
import { WalkEngine } from '../src/engine/walk-engine.ts';

const FRAMES = Number(process.argv[2] ?? 1000);
const REWINDS = 60;
const CONTINUED = 6;
const ROOT = join(import.meta.dirname, '..', '..', '..');

const platform = createNodePlatform({
  modelsFolders: [join(ROOT, 'models')],
  recordingsFolder: join(ROOT, 'recordings'),
});
const walked: Uint8Array[] = [];
let answer: ((frame: FrameEvent) => void) | undefined;
const engine = new WalkEngine(platform, (event) => {
  if (event.type === 'failed') throw new Error(event.failure.message);
  if (event.type !== 'frame') return;
  engine.dispatch({ type: 'received', frameIndex: event.frameIndex });
  answer?.(event);
});

/** Gives a command and waits for its frame. */
function ask(command: EngineCommand): Promise<FrameEvent> {
  return new Promise((resolve) => {
    answer = resolve;
    engine.dispatch(command);
  });
}

/** The keys of a frame: a walk with many turns. */
function keysAt(frameIndex: number) {
  const phase = Math.floor(frameIndex / 12) % 5;
  return { ...idleKeys, forward: phase !== 1, turnLeft: phase === 1 || phase === 3, turnRight: phase === 4 };
}

async function dreamNext(frameIndex: number): Promise<FrameEvent> {
  engine.dispatch({ type: 'input', keys: keysAt(frameIndex), timeMs: 0 });
  return ask({ type: 'step' });
}

engine.start();
engine.dispatch({ type: 'openModel', modelId: 'voxel-rooms' });
engine.dispatch({ type: 'pause', paused: true });
walked.push((await ask({ type: 'newWorld', seed: 900_001 })).frame.rgb);
const startBytes = process.memoryUsage().rss;
const startMs = performance.now();
while (walked.length <= FRAMES) walked.push((await dreamNext(walked.length)).frame.rgb);
const walkMs = performance.now() - startMs;
const keptBytes = process.memoryUsage().rss - startBytes;

let differing = 0;
const rewindsMs: number[] = [];
/** The branch that was walked; what is dreamed on from its middle is another. */
const WALKED = 0;
for (let rewind = 0; rewind < REWINDS; rewind++) {
  // In no order, and the same every time: multiples of the golden ratio.
  const frameIndex = Math.floor(((rewind * 0.618034) % 1) * FRAMES);
  const beganMs = performance.now();
  const { frame } = await ask({ type: 'rewind', frameIndex, branchId: WALKED });
  rewindsMs.push(performance.now() - beganMs);
  if (!isSame(frame.rgb, walked[frameIndex])) differing++;
  if (rewind % 10 !== 0) continue;
  for (let next = frameIndex + 1; next <= Math.min(FRAMES, frameIndex + CONTINUED); next++)
    if (!isSame((await dreamNext(next)).frame.rgb, walked[next])) differing++;
}
engine.dispatch({ type: 'input', keys: idleKeys, timeMs: 0 });
await engine.dispose();

rewindsMs.sort((a, b) => a - b);
console.log(`${FRAMES} frames walked at ${((1000 * FRAMES) / walkMs).toFixed(1)} frames a second`);
console.log(
  `their moments keep ${(keptBytes / FRAMES / 1024).toFixed(0)} KiB a frame (resident, all that came with the walk)`,
);
console.log(`rewind: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms, of ${REWINDS}`);
console.log(
  differing === 0
    ? 'every frame and every continuation bit by bit the first one'
    : `${differing} frames differ`,
);
process.exitCode = differing === 0 ? 0 : 1;

function at(share: number): string {
  return rewindsMs[Math.min(rewindsMs.length - 1, Math.floor(share * rewindsMs.length))].toFixed(1);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
