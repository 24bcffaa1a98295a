import { lookPose, type Pose } from '@dreamwalk/geometry';
import type { PathDocument } from '../state/path-document.ts';

/** A level camera at eye height that looks along +x. */
export function level(x: number, y = 0): Pose {
  return lookPose([x, y, 1.6], 0, 0);
}

/** A path through level keyframes two metres apart; the id of each is its number. */
export function keyframed(id: string, count: number, speedMPerS = 4): PathDocument {
  const keyframes = Array.from({ length: count }, (_, index) => ({
    id: String(index),
    pose: level(2 * index),
    speedMPerS,
  }));
  return {
    id,
    name: id,
    origin: 'drawn',
    isPlaced: true,
    worldSeed: 5,
    isLoop: false,
    shape: { kind: 'keyframes', keyframes, smoothness: 1 },
  };
}

/** A recorded path straight on, 0.2 m a frame at 20 frames a second. */
export function recorded(id: string, frames: number): PathDocument {
  const samples = Array.from({ length: frames }, (_, frame) => ({
    timeS: 3 + frame / 20,
    pose: level(0.2 * frame),
  }));
  return {
    id,
    name: id,
    origin: 'imported',
    isPlaced: false,
    isLoop: false,
    shape: { kind: 'recorded', samples },
  };
}
