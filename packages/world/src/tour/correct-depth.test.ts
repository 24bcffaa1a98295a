import { cameraFromHfov } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { medianError, misjudged, roundTheBox } from '../testing/patterned-box.ts';
import { correctDepth } from './correct-depth.ts';
import { prepareView } from './depth-sweep.ts';
import { chooseNeighbours } from './sweep-neighbours.ts';

const camera = cameraFromHfov(64, 64, (80 * Math.PI) / 180);
const truth = roundTheBox(camera, 8);
const misjudgments = [0.86, 1.12, 0.95, 1.17, 0.9, 1.05, 1.1, 0.93];

describe('correctDepth', () => {
  it('finds the depth that the colours show, though every view is misjudged in its own way', async () => {
    const views = truth.map((view, at) => misjudged(view, misjudgments[at]));
    const corrected = await correctDepth(camera, views, []);
    for (const [at, depthM] of corrected.entries()) {
      expect(medianError(views[at].depthM, truth[at].depthM)).toBeGreaterThan(0.04);
      expect(medianError(depthM, truth[at].depthM)).toBeLessThan(0.01);
    }
  });

  it('leaves right depths nearly as they are', async () => {
    const corrected = await correctDepth(camera, truth, []);
    for (const [at, depthM] of corrected.entries())
      expect(medianError(depthM, truth[at].depthM)).toBeLessThan(0.004);
  });

  it('corrects one view by others, which keep their depth', async () => {
    const [first, ...others] = truth;
    const before = others.map(({ depthM }) => depthM.slice());
    const [depthM] = await correctDepth(camera, [misjudged(first, 1.15)], others);
    expect(medianError(depthM, first.depthM)).toBeLessThan(0.01);
    expect(others.map((view) => view.depthM)).toEqual(before);
  });

  it('leaves the sky, and a view that nothing else sees, alone', async () => {
    const view = misjudged(truth[0], 1.1);
    view.depthM.fill(0, 0, 640);
    const [alone] = await correctDepth(camera, [view], []);
    expect(alone).toEqual(view.depthM);
    const [seen] = await correctDepth(camera, [view], truth.slice(1));
    expect(seen.subarray(0, 640)).toEqual(view.depthM.subarray(0, 640));
    expect(seen).not.toEqual(view.depthM);
  });

  it('says how far it is, and stops when asked', async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    const correcting = correctDepth(camera, truth, [], {
      signal: stop.signal,
      onSweep: (done, total) => {
        seen.push(`${done}/${total}`);
        if (done === 2) stop.abort();
      },
    });
    await expect(correcting).rejects.toThrow(/abort/i);
    expect(seen).toEqual(['0/40', '1/40', '2/40']);
  });
});

describe('chooseNeighbours', () => {
  const prepared = truth.map(prepareView);

  it('asks views from aside, never the view itself nor its double', () => {
    const double = prepareView(truth[0]);
    const chosen = chooseNeighbours(camera, prepared[0], [...prepared, double], 3);
    expect(chosen).toHaveLength(3);
    expect(chosen).not.toContain(0);
    expect(chosen).not.toContain(prepared.length);
  });

  it('asks nobody where nobody sees the same', () => {
    const behind = prepareView({
      ...truth[1],
      cameraToWorld: truth[1].cameraToWorld.map((value, at) =>
        at % 4 === 0 || at % 4 === 2 ? (at < 12 ? -value : value) : value,
      ),
    });
    expect(chooseNeighbours(camera, prepared[0], [behind], 3)).toEqual([]);
  });
});
