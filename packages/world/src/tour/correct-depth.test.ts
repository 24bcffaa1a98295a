import { cameraFromHfov } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { medianError, misjudged, roundTheBox } from '../testing/patterned-box.ts';
import { correctDepth } from './correct-depth.ts';
import { prepareView } from './depth-sweep.ts';
import { RemoteDepthWorker, serveDepthCalls } from './depth-thread.ts';
import type { DepthCrew } from './depth-worker.ts';
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

/** Workers on this thread that calls travel to as they would to others. */
function crewOf(size: number, answers = Infinity): DepthCrew & { calls: number[]; isDismissed: boolean } {
  const calls = Array.from({ length: size }, () => 0);
  const workers = calls.map((_, member) => {
    const serve = serveDepthCalls((answer) => worker.answer(structuredClone(answer)));
    const worker = new RemoteDepthWorker((call) => {
      if (calls[member]++ < answers) serve(structuredClone(call));
      else worker.lose('it ended with code 1.');
    });
    return worker;
  });
  return {
    workers,
    calls,
    isDismissed: false,
    dismiss() {
      this.isDismissed = true;
    },
  };
}

describe('a crew', () => {
  const views = truth.map((view, at) => misjudged(view, misjudgments[at]));

  it('finds bit by bit what one thread finds, and is dismissed', async () => {
    const crew = crewOf(3);
    const shared = await correctDepth(camera, views, [], { hireCrew: () => crew });
    expect(shared).toEqual(await correctDepth(camera, views, []));
    for (const calls of crew.calls) expect(calls).toBeGreaterThan(10);
    expect(crew.isDismissed).toBe(true);
  });

  it('is done without where one of its threads ends', async () => {
    const crew = crewOf(2, 7);
    const corrected = await correctDepth(camera, views, [], { hireCrew: () => crew });
    expect(corrected).toEqual(await correctDepth(camera, views, []));
    expect(crew.isDismissed).toBe(true);
  });

  it('is dismissed where the correction is given up', async () => {
    const crew = crewOf(2);
    const stop = new AbortController();
    const onSweep = (done: number) => {
      if (done === 5) stop.abort();
    };
    const correcting = correctDepth(camera, views, [], {
      signal: stop.signal,
      onSweep,
      hireCrew: () => crew,
    });
    await expect(correcting).rejects.toThrow(/abort/i);
    expect(crew.isDismissed).toBe(true);
  });

  it('is not asked for a view or two', async () => {
    const hireCrew = () => expect.unreachable();
    await correctDepth(camera, views.slice(0, 1), views.slice(1), { hireCrew });
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
