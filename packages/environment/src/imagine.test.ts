import { identityPose, type Pose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import type { Motion, Snapshot } from './environment.ts';
import { imagine } from './imagine.ts';

/** An environment that is one number along x. */
class Line {
  x = 0;

  async step(motion: Motion): Promise<number> {
    if (motion.kind !== 'pose') throw new Error('The line takes poses only.');
    if (!Number.isFinite(motion.pose.translation[0])) throw new Error('fell off');
    this.x += motion.pose.translation[0];
    return this.x;
  }

  async restore({ pose }: Snapshot): Promise<void> {
    this.x = pose.translation[0];
  }
}

const by = (x: number): Motion => ({ kind: 'pose', pose: at(x) });
const at = (x: number): Pose => ({ ...identityPose, translation: [x, 0, 0] });
const from: Snapshot = { frameIndex: 0, pose: at(10), dispose() {} };

describe('imagine', () => {
  it('begins every candidate at the same moment, and goes back to it', async () => {
    const line = new Line();
    expect(await imagine(line, from, [[by(1), by(1)], [by(-5)], []])).toEqual([[11, 12], [5], []]);
    expect(line.x).toBe(10);
  });

  it('goes back also where a step fails', async () => {
    const line = new Line();
    await expect(imagine(line, from, [[by(1)], [by(2), by(Number.NaN)]])).rejects.toThrow('fell off');
    expect(line.x).toBe(10);
  });
});
