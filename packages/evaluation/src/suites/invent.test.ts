import type { RgbFrame } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { SuiteError } from '../errors.ts';
import { BoxRoom, plainFrame } from '../testing/box-room.ts';
import { type FakeDream, FakeImagination } from '../testing/fake-imagination.ts';
import type { TruthView } from './capabilities.ts';
import { measureInvent } from './invent.ts';
import { markedPixels, seenMask } from './seen-mask.ts';

const FRAMES = 16;
const room = new BoxRoom();
const truth = (pose: Pose) => room.render(pose).frame;
const grey = plainFrame(48, 48, [128, 128, 128]);
const step = () => ({ retrieved: [], splat: grey, coveredMask: new Uint8Array(48 * 48) });

/** The room with a contrast that is halved, so that it is a quarter as sharp. */
class PaleRoom extends BoxRoom {
  override render(pose: Pose): TruthView {
    const { frame, depthM } = super.render(pose);
    return { depthM, frame: { ...frame, rgb: frame.rgb.map((value) => 64 + value / 2) } };
  }
}

function suiteOf(dream: FakeDream) {
  const imagination = new FakeImagination(room, dream);
  return { imagination, worldSeeds: [1_000_000, 1_000_001], openWorld: () => room, frames: FRAMES };
}

/** 1 where the first view of the walk shows a pixel's point. */
function seenFromStart(pose: Pose): Uint8Array {
  const [start] = room.wander(1);
  return seenMask(room.camera, { pose, depthM: room.render(pose).depthM }, [
    { pose: start, depthM: room.render(start).depthM },
  ]);
}

describe('measureInvent', () => {
  it('cannot tell the truth from the truth, but a splat it can', async () => {
    const { figures, worlds } = await measureInvent(suiteOf({ paint: truth, step }));
    expect(figures).toMatchObject({ sharpnessRatio: 1, sharpnessRatioInvented: 1, saturationRatio: 1 });
    expect(figures.auc).toBe(0.5);
    expect(figures.aucCeiling).toBe(0.5);
    expect(figures.aucSplat).toBe(1);
    expect(worlds.map((world) => world.figures.aucSplat)).toEqual([1, 1]);
    expect(figures).toMatchObject({ sharpnessRatioCeiling: 1, sharpnessRatioSplat: 0 });
    const shares = room.wander(FRAMES + 1).map((pose) => 1 - markedPixels(seenFromStart(pose)) / 48 ** 2);
    expect(figures.inventedShare).toBeCloseTo(shares.reduce((sum, share) => sum + share, 0) / FRAMES, 12);
  });

  it('finds mush where it is invented, however sharp the rest is', async () => {
    const paint = (pose: Pose): RgbFrame => {
      const seen = seenFromStart(pose);
      const frame = truth(pose);
      return { ...frame, rgb: frame.rgb.map((value, at) => (seen[Math.floor(at / 3)] ? value : 128)) };
    };
    const { figures } = await measureInvent(suiteOf({ paint, step }));
    expect(figures.sharpnessRatioInvented).toBeCloseTo(0, 6);
    expect(figures.sharpnessRatio).toBeGreaterThan(0.1);
    expect(figures.saturationRatio).toBeLessThan(0.6);
    expect(figures.auc).toBe(1);
  });

  it('compares distributions: a dream of one world in another is as sharp as such worlds are', async () => {
    // The true sharpness is s in one world and s / 4 in the other, 5 s / 8 on average; both dreams have s.
    const openWorld = (seed: number) => (seed === 1_000_000 ? room : new PaleRoom());
    const { figures, worlds } = await measureInvent({ ...suiteOf({ paint: truth, step }), openWorld });
    for (const figure of ['sharpnessRatio', 'sharpnessRatioInvented'] as const) {
      expect(figures[figure]).toBeCloseTo(8 / 5, 1);
      expect(worlds[1].figures[figure]).toBe(worlds[0].figures[figure]);
    }
  });

  it('has no classifier for a single world', async () => {
    const { figures } = await measureInvent({ ...suiteOf({ paint: truth, step }), worldSeeds: [1] });
    expect(figures).toMatchObject({ sharpnessRatio: 1, auc: null, aucSplat: null, aucCeiling: null });
  });

  it('refuses a walk with nothing to classify and a rollout without splats, and can be given up', async () => {
    await expect(measureInvent({ ...suiteOf({ paint: truth, step }), frames: 3 })).rejects.toThrow(
      SuiteError,
    );
    await expect(measureInvent(suiteOf({ paint: truth }))).rejects.toThrow(SuiteError);
    const signal = AbortSignal.abort();
    await expect(measureInvent({ ...suiteOf({ paint: truth, step }), signal })).rejects.toThrow('aborted');
  });
});
