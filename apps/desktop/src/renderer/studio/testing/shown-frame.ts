import type { ShownFrame } from '../../stage/stage-protocol.ts';

/** The event of a frame that was just dreamed, a metre on along x from the one before it. */
export function shownFrame(frameIndex: number, more: Partial<ShownFrame> = {}): ShownFrame {
  return {
    type: 'frame',
    frameIndex,
    pose: { rotation: [0, 0, 0, 1], translation: [frameIndex, 0, 0] },
    twist: { linear: [0, 0, 0], angular: [0, 0, 0] },
    retrieved: [],
    here: { momentId: frameIndex, branchId: 0 },
    branches: [],
    timeline: { first: 0, last: frameIndex },
    restored: false,
    stats: {
      timingsMs: {},
      stepMs: 1,
      framesPerSecond: 20,
      coveredShare: 1,
      memory: { real: 2, generated: 0, budget: 512, bytes: 2048 },
    },
    ...more,
  };
}
