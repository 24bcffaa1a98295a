import { describe, expect, it } from 'vitest';
import { keyframed, recorded } from '../testing/paths.ts';
import { planPath } from './path-plan.ts';

describe('planPath', () => {
  it('walks keyframes at their speed, a pose a frame', () => {
    const plan = planPath(keyframed('a', 3), 20);
    expect(plan.durationS).toBeCloseTo(1, 9);
    expect(plan.lengthM).toBeCloseTo(4, 9);
    expect(plan.trajectory.samples).toHaveLength(21);
    expect(plan.keyframeTimesS.map((timeS) => timeS.toFixed(3))).toEqual(['0.000', '0.500', '1.000']);
    expect(Math.abs(plan.fastestMPerFrame - 0.2)).toBeLessThan(0.005);
    expect(plan.poseAt(0.25).translation[0]).toBeCloseTo(1, 2);
  });

  it("brings a recorded path to the model's frames, from its own beginning on", () => {
    const plan = planPath(recorded('a', 21), 10);
    expect(plan.durationS).toBeCloseTo(1, 9);
    expect(plan.trajectory.samples).toHaveLength(11);
    expect(plan.trajectory.samples[0].timeS).toBe(0);
    expect(plan.fastestMPerFrame).toBeCloseTo(0.4, 9);
    expect(plan.poseAt(0.52).translation[0]).toBeCloseTo(2, 9);
    expect(plan.poseAt(9).translation[0]).toBeCloseTo(4, 9);
  });
});
