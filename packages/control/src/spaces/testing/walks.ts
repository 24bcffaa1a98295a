import { lookPose, type Pose } from '@dreamwalk/geometry';
import { WalkController } from '../../walk-controller.ts';
import { Wanderer } from '../../wanderer.ts';
import type { RecordedWalk } from '../fitted-space.ts';
import { posesAlong } from '../poses-along.ts';
import { type Leg, walkTwists } from '../walk-twists.ts';

/** Walks through a room of 6 × 6 m, each from another place, with turns at its walls. */
export function wanderings(count: number, frames: number): RecordedWalk[] {
  const clamp = (value: number) => Math.min(3, Math.max(-3, value));
  return Array.from({ length: count }, (_, index) => {
    const wanderer = new Wanderer(
      new WalkController({ blocked: (_from, [x, y, z]) => [clamp(x), clamp(y), z] }),
    );
    const poses: Pose[] = [lookPose([index % 3, -(index % 2), 1.6], index, -0.1 * (index % 4))];
    for (let frame = 0; frame < frames; frame++) poses.push(wanderer.step(poses.at(-1)!).pose);
    return poses;
  });
}

/** A walk along legs, the start first. */
export function walkAlong(start: Pose, legs: readonly Leg[]): RecordedWalk {
  return [start, ...posesAlong(start, walkTwists(start, legs))];
}
