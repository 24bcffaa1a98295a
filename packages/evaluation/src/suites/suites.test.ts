import type { RgbFrame } from '@dreamwalk/environment';
import { compose, exp, type Pose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { SuiteError } from '../errors.ts';
import { IDENTICAL_PSNR_DB, psnr } from '../metrics/psnr.ts';
import { BoxRoom, plainFrame } from '../testing/box-room.ts';
import { type FakeDream, FakeImagination } from '../testing/fake-imagination.ts';
import type { DreamStep } from './capabilities.ts';
import { measureDrift } from './drift.ts';
import { measureFidelity } from './fidelity.ts';
import { measureFollow } from './follow.ts';
import { measureRevisit } from './revisit.ts';
import type { SuiteProgress } from './suite.ts';
import { measureTour } from './tour.ts';
import { type TourCurve, tourPlot } from './tour-curves.ts';

const room = new BoxRoom();
const pixels = room.camera.widthPx * room.camera.heightPx;
const truth = (pose: Pose) => room.render(pose).frame;
const grey = plainFrame(48, 48, [128, 128, 128]);

/** The frame with every channel up by some grey levels: one PSNR for every frame, and as sharp as before. */
function offBy(levels: number, frame: RgbFrame): RgbFrame {
  return { ...frame, rgb: frame.rgb.map((value) => value + levels) };
}

const psnrOffBy = (levels: number) => 20 * Math.log10(255 / levels);

function suiteOf(dream: FakeDream) {
  const imagination = new FakeImagination(room, dream);
  return { imagination, worldSeeds: [1_000_000, 1_000_001], openWorld: () => room };
}

const splat = (uncovered: number): DreamStep => ({
  retrieved: [{ generated: false }, { generated: false }, { generated: true }],
  splat: grey,
  coveredMask: Uint8Array.from({ length: pixels }, (_, at) => (at < uncovered ? 0 : 1)),
});

describe('measureFidelity', () => {
  it('scores the dream, its holes, the previous frame and the splat', async () => {
    const suite = suiteOf({
      paint: (pose) => offBy(8, truth(pose)),
      step: () => splat(100),
      reconstruct: (frame) => offBy(2, frame),
    });
    const { figures, worlds, intervals } = await measureFidelity({
      ...suite,
      frames: 9,
      tourViews: 5,
      targets: 2,
    });
    const walk = room.wander(9);
    expect(figures.psnr).toBeCloseTo(psnrOffBy(8), 9);
    expect(figures.psnrUncovered).toBeCloseTo(psnrOffBy(8), 9);
    expect(figures.psnrCopyLast).toBeCloseTo(
      (psnr(truth(walk[3]), truth(walk[4])) + psnr(truth(walk[7]), truth(walk[8]))) / 2,
      9,
    );
    expect(figures.psnrSplat).toBeCloseTo((psnr(grey, truth(walk[4])) + psnr(grey, truth(walk[8]))) / 2, 9);
    expect(figures.psnrCopyFirst).toBeCloseTo(
      (psnr(truth(walk[0]), truth(walk[4])) + psnr(truth(walk[0]), truth(walk[8]))) / 2,
      9,
    );
    expect(figures.psnrCeiling).toBeCloseTo(psnrOffBy(2), 9);
    expect(figures.motionMse).toBeCloseTo((8 / 255) ** 2, 12);
    expect(figures.sharpnessRatio).toBeCloseTo(1, 6);
    expect(figures.ssim).toBeLessThan(1);
    expect(worlds.map(({ seed }) => seed)).toEqual([1_000_000, 1_000_001]);
    expect(intervals.psnr?.low).toBeCloseTo(psnrOffBy(8), 9);
    expect(suite.imagination.log.slice(0, 7)).toEqual([
      'create coverage 0',
      'reset tour 5',
      'restore',
      'observe',
      'restore',
      'observe',
      'dispose snapshot',
    ]);
  });

  it('leaves out worlds with hardly a hole', async () => {
    const suite = suiteOf({ paint: truth, step: () => splat(24) });
    expect((await measureFidelity({ ...suite, targets: 2 })).figures.psnrUncovered).toBeNull();
    const enough = suiteOf({ paint: truth, step: () => splat(25) });
    expect((await measureFidelity({ ...enough, targets: 2 })).figures.psnrUncovered).toBe(IDENTICAL_PSNR_DB);
  });

  it('says when there is no splat, no world, no room for targets', async () => {
    const suite = suiteOf({ paint: truth });
    await expect(measureFidelity(suite)).rejects.toThrow(SuiteError);
    await expect(measureFidelity({ ...suite, worldSeeds: [] })).rejects.toThrow(SuiteError);
    await expect(measureFidelity({ ...suite, frames: 4, targets: 4 })).rejects.toThrow(SuiteError);
  });
});

describe('measureTour', () => {
  it('scores a dream that gets worse, with and without memory', async () => {
    let painted = 0;
    const suite = suiteOf({
      paint: (pose, _, { memoryPolicy }) => {
        if (memoryPolicy === 'none') return offBy(32, truth(pose));
        return offBy(painted++ % 60 < 30 ? 4 : 16, truth(pose));
      },
      step: () => splat(0),
    });
    const { figures } = await measureTour({ ...suite, frames: 60, tourViews: 5 });
    expect(figures.psnr).toBeCloseTo((psnrOffBy(4) + psnrOffBy(16)) / 2, 9);
    expect(figures.psnrFirst50).toBeCloseTo((30 * psnrOffBy(4) + 20 * psnrOffBy(16)) / 50, 9);
    expect(figures.psnrLast50).toBeCloseTo((20 * psnrOffBy(4) + 30 * psnrOffBy(16)) / 50, 9);
    expect(figures.psnrNoMemory).toBeCloseTo(psnrOffBy(32), 9);
    expect(figures.generatedShare).toBeCloseTo(1 / 3, 12);
    expect(figures.sharpnessRatio).toBeGreaterThan(0.5);
    expect(suite.imagination.log.slice(0, 10)).toEqual([
      'create coverage 0',
      'reset tour 5',
      'restore',
      'dispose snapshot',
      'dispose',
      'create none 0',
      'reset tour 5',
      'restore',
      'dispose snapshot',
      'dispose',
    ]);
  });

  it('tells the first 100 frames from the last where the walk has both', async () => {
    let painted = 0;
    const paint = (pose: Pose) => offBy(painted++ % 400 < 100 ? 4 : 16, truth(pose));
    const tour = (frames: number) =>
      measureTour({ ...suiteOf({ paint, step: () => splat(0) }), worldSeeds: [1], frames, tourViews: 5 });
    const long = await tour(200);
    expect(long.figures.psnrFirst100).toBeCloseTo(psnrOffBy(4), 9);
    expect(long.figures.psnrLast100).toBeCloseTo(psnrOffBy(16), 9);
    const short = await tour(199);
    expect(short.figures).toMatchObject({ psnrFirst100: null, psnrLast100: null });
  });

  it('scores structure and motion, and the start as every answer', async () => {
    const suite = suiteOf({
      paint: (pose) => offBy(8, truth(pose)),
      step: () => splat(0),
      reconstruct: (frame) => offBy(2, frame),
    });
    const { figures } = await measureTour({ ...suite, frames: 3, tourViews: 5 });
    const shown = room.wander(4).map(truth);
    const copied = shown.slice(1).map((frame) => psnr(shown[0], frame));
    expect(figures.psnrCopyFirst).toBeCloseTo(copied.reduce((sum, value) => sum + value) / 3, 9);
    const repeated = shown.slice(1).map((frame, at) => psnr(shown[at], frame));
    expect(figures.psnrCopyLast).toBeCloseTo(repeated.reduce((sum, value) => sum + value) / 3, 9);
    expect(figures.psnrCeiling).toBeCloseTo(psnrOffBy(2), 9);
    expect(figures.motionMse).toBeCloseTo((8 / 255) ** 2, 12);
    expect(figures.ssim).toBeGreaterThan(0.9);
    expect(figures.ssim).toBeLessThan(1);
  });

  it('has a curve by horizon for every answer, and draws them', async () => {
    const worlds = [1, 2];
    let painted = 0;
    const suite = suiteOf({
      paint: (pose, _, { memoryPolicy }) =>
        offBy(memoryPolicy === 'none' ? 32 : 4 * (1 + (painted++ % 3)), truth(pose)),
      step: () => splat(0),
    });
    const { curves, figures } = await measureTour({ ...suite, worldSeeds: worlds, frames: 3, tourViews: 5 });
    for (const [at, { mean, low, high }] of curves.psnr.entries()) {
      expect(mean).toBeCloseTo(psnrOffBy(4 * (at + 1)), 9);
      expect([low, high]).toEqual([mean, mean]);
    }
    expect(curves.psnr).toHaveLength(3);
    for (const curve of Object.keys(curves) as TourCurve[])
      expect(curves[curve].reduce((sum, { mean }) => sum + mean, 0) / 3).toBeCloseTo(figures[curve]!, 9);
    const svg = tourPlot(curves);
    for (const label of ['dreamed', 'no memory', 'raw splat', 'first true frame', 'autoencoder ceiling'])
      expect(svg).toContain(label);
    expect(svg.match(/<polyline/g)).toHaveLength(6);
  });

  it('calls a perfect dream exactly as sharp as the truth', async () => {
    const suite = suiteOf({ paint: truth, step: () => splat(0) });
    const { figures } = await measureTour({ ...suite, frames: 5, tourViews: 5 });
    expect(figures.sharpnessRatio).toBe(1);
    expect(figures.psnr).toBe(IDENTICAL_PSNR_DB);
  });

  it('refuses a tour that shows the answer', async () => {
    class Leaky extends BoxRoom {
      override tour(path: readonly Pose[], count: number): Pose[] {
        return [
          ...super.tour(path, count - 1),
          compose(path[3], exp({ linear: [0.2, 0, 0], angular: [0, 0.2, 0] })),
        ];
      }
    }
    const suite = { ...suiteOf({ paint: truth, step: () => splat(0) }), openWorld: () => new Leaky() };
    await expect(measureTour({ ...suite, frames: 5, tourViews: 5 })).rejects.toThrow(/View 4 of the tour/);
  });

  it('reports progress, stops when told to and disposes its rollout', async () => {
    const suite = suiteOf({ paint: truth, step: () => splat(0) });
    const seen: SuiteProgress[] = [];
    const controller = new AbortController();
    const measuring = measureTour({
      ...suite,
      frames: 5,
      tourViews: 5,
      signal: controller.signal,
      onProgress: (progress) => {
        seen.push(progress);
        if (progress.stage === 'walking' && progress.done === 2) controller.abort();
      },
    });
    await expect(measuring).rejects.toThrow('aborted');
    expect(seen.at(-1)).toMatchObject({
      worldIndex: 0,
      worldCount: 2,
      worldSeed: 1_000_000,
      done: 2,
      total: 5,
    });
    expect(suite.imagination.log.at(-1)).toBe('dispose');
  });
});

describe('measureRevisit', () => {
  it('finds a dream that keeps the place', async () => {
    const suite = suiteOf({ paint: (pose) => offBy(8, truth(pose)), step: () => splat(0) });
    const { figures } = await measureRevisit({ ...suite, frames: 15 });
    // Pairs (0, 30) to (5, 25); the first frame is the true view itself.
    expect(figures.selfPsnr).toBeCloseTo((psnrOffBy(8) + 5 * IDENTICAL_PSNR_DB) / 6, 9);
    expect(figures.truthPsnr).toBeCloseTo(psnrOffBy(8), 9);
    expect(figures.sharpShare).toBe(1);
  });

  it('does not count mush, however well it agrees with itself', async () => {
    const suite = suiteOf({
      paint: (pose, _, { memoryPolicy }) => (memoryPolicy === 'none' ? grey : truth(pose)),
      step: () => splat(0),
    });
    const { figures } = await measureRevisit({ ...suite, frames: 15 });
    expect(figures.selfPsnrNoMemory).toBeNull();
    expect(figures.selfPsnr).toBe(IDENTICAL_PSNR_DB);
  });
});

describe('measureDrift', () => {
  it('finds the segment that collapses', async () => {
    const walk = room.wander(61);
    const suite = suiteOf({
      paint: (pose) =>
        walk.indexOf(walk.find((p) => p.translation[0] === pose.translation[0])!) > 50 ? grey : truth(pose),
      step: () => splat(0),
    });
    const { figures, strips } = await measureDrift({ ...suite, frames: 60 });
    expect(figures.sharpnessRatioMax).toBe(1);
    expect(figures.sharpnessRatioMin).toBeCloseTo(0, 6);
    expect(figures.saturationRatioMin).toBe(0);
    expect(figures.saturationRatioMax).toBe(1);
    expect(figures.paletteDistance).toBeGreaterThan(0);
    expect(figures).toMatchObject({ sharpnessRatioSplat: 0, saturationRatioSplat: 0 });
    expect(figures).toMatchObject({ sharpnessRatioCeiling: 1, saturationRatioCeiling: 1 });
    // The dream is the truth, as the ceiling is, and then grey, as the splat is.
    expect(figures.paletteDistance).toBeGreaterThan(figures.paletteDistanceSplat!);
    expect(figures.paletteDistance).toBeLessThan(figures.paletteDistanceCeiling!);
    // Frames 0, 30 and 60 in two rows of 48 px with gaps of 2.
    expect(strips.map(({ seed, strip }) => [seed, strip.widthPx, strip.heightPx])).toEqual([
      [1_000_000, 152, 102],
      [1_000_001, 152, 102],
    ]);
  });
});

describe('measureFollow', () => {
  it('finds no error in the truth', async () => {
    const { figures } = await measureFollow({
      ...suiteOf({ paint: truth }),
      frames: 6,
      tourViews: 5,
      pairs: 4,
    });
    expect(figures.rpeRotDeg).toBeLessThan(0.05);
    expect(figures.rpeTransM).toBeLessThan(0.002);
    expect(figures.rpeCamera).toBeLessThan(0.004);
    expect(figures.ateM).toBeLessThan(0.002);
    expect(figures.ateAlignedM).toBeLessThan(0.002);
    expect(figures.worldScoreCamera).toBeGreaterThan(0.99);
  });

  it('finds out a dream that turns too little', async () => {
    const lag = (pose: Pose) =>
      compose(pose, exp({ linear: [0, 0, 0], angular: [0, -0.5 * (pose.translation[0] + 2), 0] }));
    const suite = suiteOf({ paint: (pose) => truth(lag(pose)) });
    const { figures } = await measureFollow({ ...suite, frames: 6, tourViews: 5, pairs: 4, worldSeeds: [1] });
    // Every frame adds 0.05 m, so 0.025 rad more of the lag.
    expect(figures.rpeRotDeg).toBeCloseTo((0.025 * 180) / Math.PI, 1);
    // The rotation that is lacking adds 8 sin²(0.025 / 2) to the squared translation.
    expect(figures.rpeCamera).toBeCloseTo(Math.hypot(Math.SQRT2 * 0.025, figures.rpeTransM!), 2);
  });

  it('tells a camera that is off all the way from one that goes astray', async () => {
    const aside = (pose: Pose) => ({ ...pose, translation: [pose.translation[0], 0.1, 1.6] as const });
    const suite = suiteOf({ paint: (pose) => truth(aside(pose)) });
    const { figures } = await measureFollow({ ...suite, frames: 6, tourViews: 5, pairs: 2, worldSeeds: [1] });
    expect(figures.ateM).toBeCloseTo(0.1, 2);
    expect(figures.ateAlignedM).toBeLessThan(0.005);
  });

  it('finds out a dream that stands still', async () => {
    const suite = suiteOf({ paint: (_, previous) => previous });
    const { figures } = await measureFollow({ ...suite, frames: 2, tourViews: 5, pairs: 2, worldSeeds: [1] });
    expect(figures.rpeRotDeg).toBeGreaterThan(4);
    // The room's walk turns by 0.1 rad and goes 0.05 m a frame.
    expect(figures.rpeRotDegCopyLast).toBeCloseTo((0.1 * 180) / Math.PI, 9);
    expect(figures.rpeTransMCopyLast).toBeCloseTo(0.05, 9);
    expect(figures.worldScoreCamera).toBeLessThan(0.9);
  });

  it('finds what is lost where motions are mapped linearly', async () => {
    const suite = suiteOf({ paint: truth });
    const request = { ...suite, frames: 6, tourViews: 5, pairs: 6, worldSeeds: [1] };
    const { figures } = await measureFollow({ ...request, mapping: 'linear' });
    // Of 0.05 m along an arc of 0.1 rad, the half of it is what the chord is turned by.
    expect(figures.rpeTransM).toBeCloseTo(0.05 * 0.05, 3);
    expect(figures.rpeRotDeg).toBeCloseTo(((0.1 - Math.atan(0.1)) * 180) / Math.PI, 1);
    // Every frame goes on from where the one before it was led to.
    expect(figures.ateM).toBeGreaterThan(0.005);
  });

  it('needs enough frames for its pairs', async () => {
    await expect(measureFollow({ ...suiteOf({ paint: truth }), frames: 10 })).rejects.toThrow(SuiteError);
  });
});
