import type { Environment, Motion, Observation } from '@dreamwalk/environment';
import { compose, exp, lookPose, type Pose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { actionFollowing } from '../policy-statistics/action-following.ts';
import { BoxRoom } from '../testing/box-room.ts';
import { type ProbedDream, probeDream } from './probe-dream.ts';

const room = new BoxRoom();
/** Steps of different lengths, and turns to both sides. */
const walk: Pose[] = Array.from({ length: 11 }, (_, k) =>
  lookPose([-2 + 0.012 * k * k, 0.1 * Math.sin(k), 1.6], 0.3 * Math.sin(k / 2), 0),
);
/** Brightnesses, which the room changes smoothly. */
const encoder = { encode: async ({ rgb }: Observation['frame']) => Float32Array.from(rgb) };

/** The room as a dream that shows `followed` of every motion, and has a wall across it. */
class Dream implements Environment {
  readonly camera = room.camera;
  readonly #followed: number;
  readonly #wallM: number;
  #pose = walk[0];
  /** Where its frames say that it is. */
  #shown = walk[0];
  #frameIndex = 0;

  /** @param wallM where along x nobody gets any farther */
  constructor(followed: number, wallM = Number.POSITIVE_INFINITY) {
    this.#followed = followed;
    this.#wallM = wallM;
  }

  reset = async () => this.look();

  async step(motion: Motion): Promise<Observation> {
    if (motion.kind === 'pose') throw new Error('Actions are replayed, not poses.');
    const { linear, angular } = motion.twist;
    const scaled = <Vec extends readonly number[]>(vec: Vec) =>
      vec.map((part) => this.#followed * part) as unknown as Vec;
    this.#pose = compose(this.#pose, exp(motion.twist));
    this.#shown = compose(this.#shown, exp({ linear: scaled(linear), angular: scaled(angular) }));
    if (this.#shown.translation[0] > this.#wallM) {
      const [, y, z] = this.#shown.translation;
      this.#pose = { ...this.#pose, translation: [this.#wallM, y, z] };
      this.#shown = this.#pose;
    }
    this.#frameIndex++;
    return this.look();
  }

  look(): Observation {
    return { frameIndex: this.#frameIndex, ...room.render(this.#shown), pose: this.#pose };
  }

  snapshot = () => Promise.reject(new Error('This dream keeps no moments.'));
  restore = () => Promise.reject(new Error('This dream keeps no moments.'));
  async dispose(): Promise<void> {}
}

function probe(followed: number, change: Partial<ProbedDream> = {}) {
  const environment = new Dream(followed);
  const picture = (pose: Pose) => room.render(pose).frame;
  return probeDream({ environment, first: environment.look(), walk, encoder, picture, ...change });
}

describe('probeDream', () => {
  it('finds a true dream to follow and to be true', async () => {
    const { motions, states } = await probe(1);
    expect(motions).toHaveLength(10);
    const { correlation, scaleRatio } = actionFollowing([motions]);
    expect(correlation.vz.value).toBeGreaterThan(0.99);
    expect(correlation.wy.value).toBeGreaterThan(0.99);
    expect(scaleRatio.value).toBeCloseTo(1, 1);
    expect(states.map(({ horizon }) => horizon)).toEqual([1, 2, 4, 8, 10]);
    for (const { errorDistance, movedDistance } of states)
      expect(errorDistance).toBeLessThan(1e-3 * movedDistance);
  });

  it('finds out a dream that goes half as far as told', async () => {
    const { motions, states } = await probe(0.5);
    expect(actionFollowing([motions]).scaleRatio.value).toBeCloseTo(0.5, 1);
    const { errorDistance, movedDistance } = states[states.length - 1];
    expect(errorDistance / movedDistance).toBeGreaterThan(0.2);
  });

  it('finds out a dream that ignores what it is told', async () => {
    const { motions, states } = await probe(0);
    for (const { recovered } of motions) expect(Math.hypot(...recovered.linear)).toBeLessThan(0.01);
    for (const { errorDistance, movedDistance } of states) expect(errorDistance).toBe(movedDistance);
  });

  it('asks for what was carried out', async () => {
    const environment = new Dream(1, -1.5);
    const { motions, states } = await probe(1, { environment });
    const { linear } = motions[9].asked;
    // What is left of a step against a wall is sliding along it.
    expect(Math.hypot(...linear)).toBeLessThan(0.1);
    expect(actionFollowing([motions]).scaleRatio.value).toBeCloseTo(1, 1);
    // Nothing stands there in truth.
    expect(states[4].errorDistance).toBeGreaterThan(0.2 * states[4].movedDistance);
  });

  it('knows no states where nobody knows what is true, and no motions of a walk that stands', async () => {
    expect((await probe(1, { picture: undefined })).states).toEqual([]);
    expect(await probe(1, { walk: [walk[0]] })).toEqual({ motions: [], states: [] });
  });

  it('can be stopped', async () => {
    await expect(probe(1, { signal: AbortSignal.abort(new Error('Enough.')) })).rejects.toThrow('Enough.');
  });
});
