import type { RgbFrame } from '@dreamwalk/environment';
import { cameraFromHfov, type Pose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { SuiteError } from '../errors.ts';
import { IDENTICAL_PSNR_DB } from '../metrics/psnr.ts';
import { BoxRoom, plainFrame } from '../testing/box-room.ts';
import { type FakeDream, FakeImagination } from '../testing/fake-imagination.ts';
import { measureAllRevisits } from './all-revisits.ts';
import { REVISIT_ROUTES } from './revisit-routes.ts';
import type { SuiteProgress } from './suite.ts';

/** Small, for these are thousands of frames. */
const camera = cameraFromHfov(24, 24, (80 * Math.PI) / 180);
const room = new BoxRoom(camera);
const truth = (pose: Pose) => room.render(pose).frame;
const grey = plainFrame(24, 24, [128, 128, 128]);

const step = () => ({ retrieved: [], splat: grey, coveredMask: new Uint8Array(24 * 24).fill(1) });

function suiteOf(dream: FakeDream, openWorld = () => room) {
  const imagination = new FakeImagination(openWorld(), { step, ...dream });
  return { imagination, worldSeeds: [1], openWorld, frames: 10 };
}

describe('measureAllRevisits', () => {
  it('finds a dream that keeps the place on every walk', async () => {
    const suite = suiteOf({ paint: truth });
    const { figures, walks } = await measureAllRevisits(suite);
    expect(Object.keys(walks)).toEqual(REVISIT_ROUTES);
    for (const measured of [{ figures }, ...Object.values(walks)])
      expect(measured.figures).toMatchObject({
        selfPsnr: IDENTICAL_PSNR_DB,
        selfPsnrNoMemory: IDENTICAL_PSNR_DB,
        selfPsnrTemporal: IDENTICAL_PSNR_DB,
        selfPsnrRandom: IDENTICAL_PSNR_DB,
        truthPsnr: IDENTICAL_PSNR_DB,
        sharpShare: 1,
        movedShare: 1,
        psnrCeiling: IDENTICAL_PSNR_DB,
      });
    const created = suite.imagination.log.filter((line) => line.startsWith('create'));
    expect(created.slice(0, 4)).toEqual([
      'create coverage 0',
      'create none 0',
      'create temporal 0',
      'create random 0',
    ]);
    expect(created).toHaveLength(4 * REVISIT_ROUTES.length);
  });

  it('finds out a dream that stands still, however well it agrees with itself', async () => {
    const { figures, walks } = await measureAllRevisits(suiteOf({ paint: (_, previous) => previous }));
    expect(figures.selfPsnr).toBe(IDENTICAL_PSNR_DB);
    expect(figures.movedShare).toBe(0);
    for (const walk of Object.values(walks)) expect(walk.figures.movedShare).toBe(0);
  });

  it('has the baselines of the model’s own walk beside its truth', async () => {
    const suite = suiteOf({
      paint: (pose, _, { memoryPolicy }) => (memoryPolicy === 'none' ? grey : truth(pose)),
    });
    const { walks } = await measureAllRevisits({ ...suite, ownPolicy: 'none' });
    for (const { figures } of Object.values(walks)) {
      expect(figures.psnrSplat).toBeCloseTo(figures.truthPsnr!, 9);
      expect(figures.psnrCopyLast).toBeGreaterThan(figures.psnrCopyFirst!);
    }
  });

  it('tells the policies apart, and does not count mush', async () => {
    const paint: FakeDream['paint'] = (pose, _, { memoryPolicy }) =>
      memoryPolicy === 'none' ? grey : truth(pose);
    const { figures } = await measureAllRevisits({ ...suiteOf({ paint }), ownPolicy: 'temporal' });
    expect(figures).toMatchObject({
      selfPsnr: IDENTICAL_PSNR_DB,
      selfPsnrNoMemory: null,
      selfPsnrTemporal: IDENTICAL_PSNR_DB,
      sharpShare: 1,
    });
    const forgetful = suiteOf({ paint });
    const { figures: none } = await measureAllRevisits({ ...forgetful, ownPolicy: 'none' });
    expect(none).toMatchObject({ selfPsnr: null, selfPsnrNoMemory: null, sharpShare: 0 });
    expect(forgetful.imagination.log.filter((line) => line.startsWith('create'))).toHaveLength(
      3 * REVISIT_ROUTES.length,
    );
  });

  it('walks slower where there is little room, and leaves out a walk where there is none', async () => {
    class Cell extends BoxRoom {
      override isBlocked(from: Pose, to: Pose): boolean {
        return super.isBlocked(from, to) || Math.hypot(...to.translation.slice(0, 2)) > 0.6;
      }
    }
    const visited = { farthestM: 0 };
    const cell = new Cell(camera);
    const paint = (pose: Pose): RgbFrame => {
      visited.farthestM = Math.max(visited.farthestM, Math.hypot(...pose.translation.slice(0, 2)));
      return cell.render(pose).frame;
    };
    const { walks } = await measureAllRevisits(suiteOf({ paint }, () => cell));
    expect(visited.farthestM).toBeLessThanOrEqual(0.6 + 1e-9);
    expect(visited.farthestM).toBeGreaterThan(0.4);
    expect(walks.figureEight.figures.selfPsnr).toBeNull();
    expect(walks.outAndBack.figures.selfPsnr).toBe(IDENTICAL_PSNR_DB);
    expect(walks.figureEight.worlds).toMatchObject([{ seed: 1, figures: { movedShare: null } }]);
  });

  it('reports the walk and the policy, and stops when told to', async () => {
    const suite = suiteOf({ paint: truth });
    const controller = new AbortController();
    const seen: SuiteProgress[] = [];
    const measuring = measureAllRevisits({
      ...suite,
      signal: controller.signal,
      onProgress: (progress) => {
        seen.push(progress);
        if (progress.stage === 'outAndBack, walking with none') controller.abort();
      },
    });
    await expect(measuring).rejects.toThrow('aborted');
    const shares = seen.map(({ done, total }) => done / total);
    expect(shares.at(-1)).toBeLessThan(2 / REVISIT_ROUTES.length);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(suite.imagination.log.at(-1)).toBe('dispose');
  });

  it('needs legs long enough to come back late', async () => {
    const suite = suiteOf({ paint: truth });
    await expect(measureAllRevisits({ ...suite, frames: 9 })).rejects.toThrow(SuiteError);
  });
});
