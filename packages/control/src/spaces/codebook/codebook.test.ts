import { lookPose, type Pose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { ActionError, SpaceFitError, StoredSpaceError } from '../../errors.ts';
import { posesAlong } from '../poses-along.ts';
import { walkAlong, wanderings } from '../testing/walks.ts';
import { codeConsistency } from './code-consistency.ts';
import { CodebookSpace } from './codebook-space.ts';
import { CAR, DRONE, EMBODIMENTS, type Embodiment, WALKER } from './embodiment.ts';
import { CODEBOOK, fitHead } from './fit-codebook.ts';

const START = lookPose([0, 0, 1.6], 0, -0.3);
/** One frame: ahead, to the left (−x), turning on the spot to the left (−ωy), ahead while turning, climbing. */
const CODES = [
  [0, 0, 1, 0, 0, 0],
  [-1, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, -1, 0],
  [0, 0, 0.5, 0, -1, 0],
  [0, -1, 0, 0, 0, 0],
];
const BOOK = new CodebookSpace({ codes: CODES, embodiment: WALKER });

function moved(embodiment: Embodiment, code: number): Pose {
  return posesAlong(START, BOOK.for(embodiment).decode([code], START)).at(-1)!;
}

describe('heads', () => {
  it('go at their own full speeds, whichever way the camera looks', () => {
    expect(moved(WALKER, 0).translation[0]).toBeCloseTo(0.2, 12);
    expect(moved(DRONE, 0).translation[0]).toBeCloseTo(0.25, 12);
    expect(moved(WALKER, 1).translation[1]).toBeCloseTo(0.2, 12);
  });

  it('do not do what their bodies cannot', () => {
    expect(moved(CAR, 1).translation).toEqual(START.translation);
    expect(moved(WALKER, 4).translation[2]).toBe(1.6);
    expect(moved(DRONE, 4).translation[2]).toBeCloseTo(1.85, 12);
    const tooFast = new CodebookSpace({ codes: [[0, 0, 3, 0, 0, 0]], embodiment: WALKER });
    expect(tooFast.levelTwists(0)[0].linear[2]).toBe(0.2);
  });

  it('a car turns only while it goes, and no tighter than its circle', () => {
    expect(BOOK.for(CAR).levelTwists(2)[0].angular).toEqual([0, -0, 0]);
    const { linear, angular } = BOOK.for(CAR).levelTwists(3)[0];
    expect(linear[2] / Math.abs(angular[1])).toBeCloseTo(1, 12);
  });
});

describe('consistency of codes', () => {
  it('is 1 where all do the same, less where a body cannot follow', () => {
    const { perCode, consistentShare } = codeConsistency(BOOK, [WALKER, CAR]);
    expect(perCode[0]).toBeCloseTo(1, 12);
    expect(perCode[1]).toBe(0);
    expect(perCode[2]).toBe(0);
    expect(perCode[3]).toBeGreaterThan(0.9);
    // Neither climbs: both stand still.
    expect(perCode[4]).toBe(1);
    expect(consistentShare).toBe(3 / 5);
  });
});

describe('a fitted codebook', () => {
  it('has the chunks that walks are made of, in shares of full speed', async () => {
    const walk = walkAlong(START, [{ forwardM: 4 }, { turnRad: 10 * ((7.5 * Math.PI) / 180) }]);
    const space = await CODEBOOK.fit([walk], { codes: 9, frames: 8 });
    const rounded = space.codes.map((code) => code.map((value) => Math.round(value * 1e6) / 1e6 + 0));
    expect(rounded).toContainEqual(new Array(8).fill([0, 0, 1, 0, 0, 0]).flat());
    expect(rounded).toContainEqual(new Array(8).fill([0, 0, 0, 0, -1, 0]).flat());
  });

  it('learns the head of a body from its walks', async () => {
    const space = new CodebookSpace({ codes: CODES.slice(0, 4), embodiment: WALKER });
    // A worn walker: half the speed ahead, and always a little to the left.
    const worn: Embodiment = {
      ...WALKER,
      id: 'worn',
      gain: [0.2, 0, 0.15, 0, 0.1, 0],
      offset: [0, 0, 0, 0, -0.01, 0],
    };
    const walks = [0, 3, 0, 3].map((code) => {
      let pose = START;
      return [
        START,
        ...Array.from({ length: 10 }, () => {
          pose = posesAlong(pose, space.for(worn).decode([code], pose)).at(-1)!;
          return pose;
        }),
      ];
    });
    const head = fitHead(space, walks, { ...WALKER, id: 'worn' });
    expect(head.gain[2]).toBeCloseTo(0.15, 9);
    expect(head.gain[4]).toBeCloseTo(0.1, 9);
    expect(head.offset[4]).toBeCloseTo(-0.01, 9);
    expect(() => fitHead(space, [[START]], WALKER)).toThrow(SpaceFitError);
  });

  it('means much the same to all embodiments, where it was walked', async () => {
    const space = await CODEBOOK.fit(wanderings(4, 120), { codes: 24 });
    const { consistentShare } = codeConsistency(space, EMBODIMENTS);
    expect(consistentShare).toBeGreaterThan(0.2);
    expect(consistentShare).toBeLessThan(1);
  });

  it('comes back from JSON as it was, and refuses what is none', async () => {
    const space = (await CODEBOOK.fit(wanderings(2, 60), { codes: 8 })).for(DRONE);
    const stored = JSON.parse(JSON.stringify(space));
    expect(CODEBOOK.fromJSON(stored).decode([3], START)).toEqual(space.decode([3], START));
    expect(() => CODEBOOK.fromJSON({ ...stored, codes: [[1, 2, 3]] })).toThrow(StoredSpaceError);
    expect(() => space.decode([8], START)).toThrow(ActionError);
    await expect(CODEBOOK.fit([[START]])).rejects.toThrow(SpaceFitError);
  });
});
