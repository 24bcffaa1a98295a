import type { Pose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { SuiteError } from '../errors.ts';
import { BoxRoom, plainFrame } from '../testing/box-room.ts';
import { type FakeDream, FakeImagination } from '../testing/fake-imagination.ts';
import { measureBeyond } from './beyond.ts';
import { openEdgeWalk } from './edge-tour.ts';
import { markedPixels, seenMask } from './seen-mask.ts';

const FRAMES = 30;
const room = new BoxRoom();
const truth = (pose: Pose) => room.render(pose).frame;
const grey = plainFrame(48, 48, [128, 128, 128]);

function suiteOf(paint: FakeDream['paint']) {
  const step = () => ({ retrieved: [], splat: grey, coveredMask: new Uint8Array(48 * 48) });
  const imagination = new FakeImagination(room, { paint, step });
  const worldSeeds = [1_000_000, 1_000_001];
  return { imagination, worldSeeds, openWorld: () => room, frames: FRAMES, tourViews: 4 };
}

describe('measureBeyond', () => {
  it('finds nothing amiss with the truth, and says how much of it was unseen', async () => {
    const suite = suiteOf(truth);
    const { figures, worlds, segments, strips } = await measureBeyond(suite);
    expect(figures).toMatchObject({
      sharpnessRatioMin: 1,
      sharpnessRatioMost: 1,
      saturationRatioMax: 1,
      saturationRatioLeast: 1,
      sharpnessRatioCeiling: 1,
      sharpnessRatioSplat: 0,
    });
    expect(figures.paletteDistance).toBeLessThan(2.5);
    const { shown, walk } = await openEdgeWalk(room, FRAMES, 4, () => {});
    const unseen = walk.slice(1).map((pose) => {
      const mask = seenMask(room.camera, { pose, depthM: room.render(pose).depthM }, shown);
      return 1 - markedPixels(mask) / mask.length;
    });
    expect(figures.unseenShare).toBeCloseTo(unseen.reduce((sum, share) => sum + share, 0) / FRAMES, 12);
    expect(figures.unseenShare).toBeGreaterThan(0.2);
    expect(worlds[0].figures).toMatchObject({ sharpnessRatioMin: 1, sharpnessRatioLeast: null });
    expect(segments.sharpnessRatio).toHaveLength(2);
    expect(suite.imagination.log).toEqual([
      ...['create coverage 0', 'reset tour 4', 'dispose'],
      ...['create coverage 0', 'reset tour 4', 'dispose'],
    ]);
    // Frames 0 and 30 in two rows of 48 px with gaps of 2.
    expect(strips.map(({ seed, strip }) => [seed, strip.widthPx, strip.heightPx])).toEqual([
      [1_000_000, 102, 102],
      [1_000_001, 102, 102],
    ]);
  });

  it('names the world that collapses, which the mean hides', async () => {
    let painted = 0;
    const suite = suiteOf((pose) => (painted++ < FRAMES + 25 ? truth(pose) : grey));
    const { figures, intervals } = await measureBeyond(suite);
    expect(figures.sharpnessRatioMin).toBeCloseTo(0.5, 6);
    expect(figures.sharpnessRatioLeast).toBeCloseTo(0, 6);
    expect(figures.saturationRatioLeast).toBe(0);
    expect(figures.sharpnessRatioMost).toBe(1);
    expect(intervals.sharpnessRatioMin).not.toBeNull();
    expect(intervals.sharpnessRatioLeast).toBeNull();
  });

  it('refuses a walk without a step and a tour without an edge, and can be given up', async () => {
    await expect(measureBeyond({ ...suiteOf(truth), frames: 0 })).rejects.toThrow(SuiteError);
    await expect(measureBeyond({ ...suiteOf(truth), tourViews: 1 })).rejects.toThrow(SuiteError);
    await expect(measureBeyond({ ...suiteOf(truth), signal: AbortSignal.abort() })).rejects.toThrow(
      'aborted',
    );
  });
});
