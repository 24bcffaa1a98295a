import type { RgbFrame } from '@dreamwalk/environment';
import { cameraFromHfov, type Pose, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { SuiteError } from '../errors.ts';
import { BoxRoom, plainFrame } from '../testing/box-room.ts';
import { type FakeDream, FakeImagination } from '../testing/fake-imagination.ts';
import type { WorldShift } from './capabilities.ts';
import { measureShift } from './shift.ts';
import { shiftPlot } from './shift-curves.ts';
import { SHIFT_PLACES, SHIFT_SPLITS, type ShiftSplit, SPLIT_LABELS } from './shift-splits.ts';

const room = new BoxRoom(cameraFromHfov(24, 24, (80 * Math.PI) / 180));
const FRAMES = 4;
const DEGREE = Math.PI / 180;

const offBy = (levels: number, frame: RgbFrame): RgbFrame => ({
  ...frame,
  rgb: frame.rgb.map((value) => value + levels),
});
const psnrOffBy = (levels: number) => 20 * Math.log10(255 / levels);

const covered = new Uint8Array(room.camera.widthPx * room.camera.heightPx).fill(1);

/** Opens the same room for every world, and logs which was asked for. */
function suiteOf(paint: FakeDream['paint'], worldSeeds: readonly number[] = [1_000_000, 1_000_001]) {
  const opened: string[] = [];
  const step = () => ({ retrieved: [], splat: plainFrame(24, 24, [128, 128, 128]), coveredMask: covered });
  return {
    opened,
    worldSeeds,
    imagination: new FakeImagination(room, { paint, step, reconstruct: (frame) => offBy(2, frame) }),
    openWorld: (seed: number) => {
      opened.push(`trained ${seed}`);
      return room;
    },
    openShiftedWorld: (seed: number, shift: WorldShift) => {
      opened.push(`${shift} ${seed}`);
      return room;
    },
    frames: FRAMES,
    tourViews: 5,
    targets: 2,
  };
}

describe('the routes of the splits', () => {
  const path = room.wander(3 * FRAMES + 1);

  /** The tour's path, and what is walked and scored in a split. */
  function routeOf(split: ShiftSplit, seed = 0) {
    for (const { route } of SHIFT_PLACES) {
      const { path: toured, walks } = route(path, FRAMES, seed);
      for (const { poses, scored } of walks) {
        const range = scored[split];
        if (range) return { toured, walk: poses.slice(0, range.last + 1), ...range };
      }
    }
    throw new Error(`${split} is measured nowhere`);
  }

  it('differ from the ordinary walk in what their names say', () => {
    const trained = routeOf('trained');
    expect(trained).toEqual({ toured: path, walk: path.slice(0, FRAMES + 1), first: 1, last: FRAMES });
    expect(routeOf('unseen-materials')).toEqual(trained);
    expect(routeOf('unseen-layouts')).toEqual(trained);

    const faster = routeOf('faster').walk;
    expect(faster).toHaveLength(FRAMES + 1);
    const paceM = poseDistanceM(path[0], path[1]);
    const strides = faster.slice(1).map((pose, at) => Math.round(poseDistanceM(faster[at], pose) / paceM));
    expect(strides).toEqual([2, 3, 2, 3]);

    expect(routeOf('longer')).toEqual({ toured: path, walk: path, first: FRAMES + 1, last: 3 * FRAMES });
  });

  it('look up in one world and down in the next, as steeply as they say', () => {
    for (const [seed, sign] of [
      [1_000_000, 1],
      [1_000_001, -1],
    ]) {
      const { walk, toured } = routeOf('steeper', seed);
      expect(toured).toHaveLength(path.length);
      for (const [at, pose] of walk.entries()) {
        expect((sign * yawPitchOf(pose).pitchRad) / DEGREE).toBeGreaterThanOrEqual(25 - 1e-9);
        expect((sign * yawPitchOf(pose).pitchRad) / DEGREE).toBeLessThanOrEqual(35 + 1e-9);
        expect(yawPitchOf(pose).yawRad).toBeCloseTo(yawPitchOf(path[at]).yawRad, 9);
        expect(pose.translation).toEqual(path[at].translation);
      }
    }
  });
});

describe('measureShift', () => {
  it('names the split that loses most, paired by world', async () => {
    const truth = (pose: Pose) => room.render(pose).frame;
    const isSteep = (pose: Pose) => Math.abs(yawPitchOf(pose).pitchRad) > 20 * DEGREE;
    let steepFrames = 0;
    const suite = suiteOf((pose) => {
      if (isSteep(pose)) steepFrames++;
      return offBy(isSteep(pose) ? 16 : 4, truth(pose));
    });
    const { figures, intervals, worstSplit, splits, curves } = await measureShift(suite);
    const loss = psnrOffBy(4) - psnrOffBy(16);
    expect(worstSplit).toBe('steeper');
    expect(figures.worstLoss).toBeCloseTo(loss, 9);
    expect(figures.psnr).toBeCloseTo(psnrOffBy(4), 9);
    expect(figures.psnrWorst).toBeCloseTo(psnrOffBy(16), 9);
    expect(intervals.worstLoss!.high - intervals.worstLoss!.low).toBeLessThan(1e-9);
    expect(splits.steeper.figures.lossOneStep).toBeCloseTo(loss, 9);
    expect(splits.faster.figures.loss).toBeCloseTo(0, 9);
    expect(splits.trained.figures).toMatchObject({ loss: null, lossOneStep: null });
    // Four steps of the walk and two single ones, in each of two worlds.
    expect(steepFrames).toBe(12);
    expect(curves.trained).toHaveLength(FRAMES);
    expect(curves.longer).toHaveLength(3 * FRAMES);
    expect(Object.keys(splits)).toEqual(SHIFT_SPLITS);
  });

  it('tours every place once, in worlds of the same seed', async () => {
    const suite = suiteOf((pose) => room.render(pose).frame, [7]);
    await measureShift(suite);
    expect(suite.opened).toEqual(['trained 7', 'materials 7', 'layout 7', 'trained 7']);
    const isReset = (line: string) => line.startsWith('reset');
    expect(suite.imagination.log.filter(isReset)).toEqual(Array(4).fill('reset tour 5'));
    expect(suite.imagination.log.filter((line) => line === 'dispose snapshot')).toHaveLength(4);
  });

  it('scores the longer walk beyond the others’ horizon, with its baselines', async () => {
    let painted = 0;
    const suite = suiteOf(
      (pose) => {
        // The longer walk is the first that is dreamed.
        const at = painted++;
        const isBeyond = at >= FRAMES && at < 3 * FRAMES;
        return offBy(isBeyond ? 8 : 4, room.render(pose).frame);
      },
      [1],
    );
    const { splits, curves, worstSplit } = await measureShift(suite);
    // The longer walk holds that of `trained`; two single steps for each of the six splits.
    expect(painted).toBe(3 * FRAMES + 4 * FRAMES + 6 * 2);
    expect(worstSplit).toBe('longer');
    expect(splits.trained.figures.psnr).toBeCloseTo(psnrOffBy(4), 9);
    expect(splits.longer.figures.psnr).toBeCloseTo(psnrOffBy(8), 9);
    expect(splits.longer.figures.psnrOneStep).toBeCloseTo(psnrOffBy(4), 9);
    expect(splits.longer.figures.psnrCeiling).toBeCloseTo(psnrOffBy(2), 9);
    expect(splits.longer.figures.ssim).toBeLessThan(splits.trained.figures.ssim!);
    expect(splits.faster.figures.psnrCopyLast).toBeLessThan(splits.trained.figures.psnrCopyLast!);
    expect(curves.longer.slice(0, FRAMES)).toEqual(curves.trained);
  });

  it('draws a curve for each split', async () => {
    const { curves } = await measureShift(suiteOf((pose) => room.render(pose).frame, [1]));
    const svg = shiftPlot(curves);
    expect(svg.match(/<polyline/g)).toHaveLength(6);
    for (const split of SHIFT_SPLITS) expect(svg).toContain(SPLIT_LABELS[split]);
  });

  it('needs a step for each target', async () => {
    const suite = { ...suiteOf((pose) => room.render(pose).frame), frames: 3, targets: 4 };
    await expect(measureShift(suite)).rejects.toThrow(SuiteError);
  });
});
