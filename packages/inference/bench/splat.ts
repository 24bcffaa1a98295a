/** Times the CPU guide at 128×128 with 1 to 4 sources on a wavy room: `node bench/splat.ts`. */
import { CpuCompute, type SplatSource } from '../src/index.ts';

const SIZE = 128;
const FOCAL = SIZE / 2 / Math.tan((40 * Math.PI) / 180);
const camera = { widthPx: SIZE, heightPx: SIZE, fx: FOCAL, fy: FOCAL, cx: SIZE / 2, cy: SIZE / 2 };
const RUNS = 200;

const compute = new CpuCompute();
const depth = new Float32Array(SIZE * SIZE);
const rgb = new Uint8Array(SIZE * SIZE * 3);
for (let i = 0; i < depth.length; i++) {
  const x = i % SIZE;
  const y = Math.floor(i / SIZE);
  depth[i] = y < 20 ? 0 : 2.5 + Math.sin(x / 9) + 1.5 * Math.cos(y / 13);
  for (let c = 0; c < 3; c++) rgb[i * 3 + c] = (x * (c + 1) + y * 3) & 255;
}

function poseAt(x: number, z: number): number[] {
  return [1, 0, 0, x, 0, 1, 0, 0, 0, 0, 1, z, 0, 0, 0, 1];
}

for (let count = 1; count <= 4; count++)
  for (const [motion, sideM, forwardM] of [
    ['sideways', 0.2, 0],
    ['forward', 0.02, 0.2],
  ] as const) {
    const sources: SplatSource[] = Array.from({ length: count }, (_, k) => ({
      view: compute.storeImage(rgb, compute.tensor(depth.slice(), [1, 1, SIZE, SIZE]), SIZE, SIZE),
      pose: poseAt(-sideM * (k + 1), -forwardM * (k + 1)),
      generated: k === 0,
    }));
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const startMs = performance.now();
      compute.splat(sources, camera, poseAt(0, 0)).dispose();
      times.push(performance.now() - startMs);
    }
    times.sort((a, b) => a - b);
    console.log(
      `${count} sources, moved ${motion}: median ${times[RUNS / 2].toFixed(2)} ms, 95 % ${times[Math.floor(RUNS * 0.95)].toFixed(2)} ms`,
    );
  }
