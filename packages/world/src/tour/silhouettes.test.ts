import { cameraFromHfov } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { prepareView, type SweepView } from './depth-sweep.ts';
import { settleSilhouettes } from './silhouettes.ts';

const SIDE_PX = 64;
const camera = cameraFromHfov(SIDE_PX, SIDE_PX, (80 * Math.PI) / 180);
const BOARD = { depthM: 2, halfM: 0.6 };
const WALL_DEPTH_M = 5;

/** A chequered orange board before a chequered blue wall, seen from `eyeM` to the right. */
function boardBeforeWall(eyeM: number): SweepView {
  const rgb = new Uint8Array(3 * SIDE_PX ** 2);
  const depthM = new Float32Array(SIDE_PX ** 2);
  for (let pixel = 0; pixel < depthM.length; pixel++) {
    const rayX = ((pixel % SIDE_PX) + 0.5 - camera.cx) / camera.fx;
    const rayY = (Math.floor(pixel / SIDE_PX) + 0.5 - camera.cy) / camera.fy;
    const at = (depth: number) => [eyeM + depth * rayX, depth * rayY] as const;
    const board = at(BOARD.depthM).every((metres) => Math.abs(metres) < BOARD.halfM);
    depthM[pixel] = board ? BOARD.depthM : WALL_DEPTH_M;
    const [x, y] = at(depthM[pixel]);
    const bright = (Math.floor(x * 5) + Math.floor(y * 5)) % 2 === 0 ? 1 : 0.7;
    rgb.set(
      (board ? [240, 150, 40] : [60, 90, 200]).map((value) => value * bright),
      3 * pixel,
    );
  }
  return { rgb, depthM, cameraToWorld: [1, 0, 0, eyeM, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] };
}

/** The view with its depth, and so every silhouette, moved to the right. */
function moved(view: SweepView, byPx: number): SweepView {
  const depthM = view.depthM.map((_, pixel) => {
    const column = pixel % SIDE_PX;
    return view.depthM[pixel - column + Math.max(0, column - byPx)];
  });
  return { ...view, depthM };
}

function wrongPixels(depthM: Float32Array, truth: Float32Array): number {
  return depthM.reduce(
    (count, depth, pixel) => count + (Math.abs(depth / truth[pixel] - 1) > 0.05 ? 1 : 0),
    0,
  );
}

const truth = boardBeforeWall(0);
const others = [-0.4, -0.2, 0.2, 0.4].map(boardBeforeWall);

describe('settleSilhouettes', () => {
  it('puts a silhouette back where the colours change, though every view has it out of place', () => {
    const misplaced = moved(truth, 2);
    const neighbours = others.map((view, at) => prepareView(moved(view, (at % 2) + 1)));
    const settled = settleSilhouettes(camera, prepareView(misplaced), neighbours);
    expect(wrongPixels(misplaced.depthM, truth.depthM)).toBeGreaterThan(70);
    expect(wrongPixels(settled, truth.depthM)).toBeLessThan(4);
  });

  it('leaves what is right as it is', () => {
    const settled = settleSilhouettes(camera, prepareView(truth), others.map(prepareView));
    expect(settled).toEqual(truth.depthM);
  });

  it('leaves the sky, and a view without neighbours, alone', () => {
    const depthM = truth.depthM.map((depth, pixel) => (pixel < 20 * SIDE_PX ? 0 : depth));
    const view = prepareView({ ...truth, depthM });
    const settled = settleSilhouettes(camera, view, others.map(prepareView));
    expect(settled.subarray(0, 20 * SIDE_PX)).toEqual(depthM.subarray(0, 20 * SIDE_PX));
    expect(settleSilhouettes(camera, prepareView(moved(truth, 2)), [])).toEqual(moved(truth, 2).depthM);
  });
});
