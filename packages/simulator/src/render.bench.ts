import { bundledCamera, createWorld, renderView, wanderPath } from './index.ts';

/** Run with `node packages/simulator/src/render.bench.ts`: processor time of a 128 × 128 frame and of a world. */
const WORLD_SEEDS = [1, 2, 3, 4];

function millisecondsEach(count: number, work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / count;
}

const camera = bundledCamera();
const views = WORLD_SEEDS.flatMap((seed) => {
  const world = createWorld(seed);
  return wanderPath(world, 0, 60).map((pose) => ({ world, pose }));
});
const drawAll = (): void => {
  for (const { world, pose } of views) renderView(world, camera, pose);
};

drawAll();
const frameMs = millisecondsEach(views.length, drawAll);
const worldMs = millisecondsEach(WORLD_SEEDS.length, () => {
  for (const seed of WORLD_SEEDS) createWorld(seed);
});
console.log(JSON.stringify({ frameMs, framesPerSecond: 1000 / frameMs, worldMs }));
