import { fileURLToPath } from 'node:url';
import { cameraFromHfov } from '@dreamwalk/geometry';
import { expect, it } from 'vitest';
import { hireDepthThreads } from './depth-crew.ts';

const ENTRY = fileURLToPath(new URL('../testing/depth-thread.ts', import.meta.url));

const camera = cameraFromHfov(16, 16, 1.2);
const views = [0, 1].map((x) => ({
  rgb: new Uint8Array(16 * 16 * 3).map((_, at) => (at * 37) % 251),
  depthM: new Float32Array(16 * 16).fill(3),
  cameraToWorld: [1, 0, 0, 0.6 * x, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
}));

it('corrects on threads of its own, until it is dismissed', { timeout: 20_000 }, async () => {
  const crew = hireDepthThreads(ENTRY);
  for (const worker of crew.workers) await worker.begin(camera, views);
  const [worker] = crew.workers;
  expect(await worker.chooseNeighbours(0, 4)).toEqual([1]);
  const depthM = await worker.correct('coarse', 0, [1]);
  expect(depthM).toHaveLength(16 * 16);
  expect(views[0].depthM).toEqual(new Float32Array(16 * 16).fill(3));
  crew.dismiss();
  await expect(worker.correct('fine', 0, [1])).rejects.toThrow(/ is gone: /);
});

it('says so where its threads cannot start', { timeout: 20_000 }, async () => {
  const crew = hireDepthThreads(`${ENTRY}.absent`);
  for (const worker of crew.workers)
    await expect(worker.begin(camera, views)).rejects.toThrow(/^A thread that corrects depth is gone: /);
  crew.dismiss();
});
