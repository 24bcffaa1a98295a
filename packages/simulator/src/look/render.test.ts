import {
  type Camera,
  cameraFromHfov,
  lookPose,
  type Pose,
  pixelRay,
  transformPoint,
  type Vec3,
} from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID_XY, GRID_Z, VOXEL_M, voxelIndex } from '../grid.ts';
import { fingerprint } from '../testing/fingerprint.ts';
import { createWorld, type VoxelWorld } from '../world.ts';
import { BUNDLED_HFOV_RAD, bundledCamera } from './camera.ts';
import { renderView } from './render.ts';

const camera = bundledCamera();
/** The same view in fewer pixels. */
const small = cameraFromHfov(32, 32, BUNDLED_HFOV_RAD);
const world = createWorld(7);

/** A level camera looking along +x, in numbers that need no trigonometry. */
function alongX(position: Vec3): Pose {
  return { rotation: [-0.5, 0.5, -0.5, 0.5], translation: position };
}

function isSolid({ voxels, ground }: VoxelWorld, x: number, y: number, z: number): boolean {
  if (x < 0 || y < 0 || x >= GRID_XY || y >= GRID_XY || z < -1 || z >= GRID_Z) return false;
  return (z < 0 ? ground[y * GRID_XY + x] : voxels[voxelIndex(x, y, z)]) !== 0;
}

/** A camera that sees one pixel of the bundled one. */
function pixelCamera(i: number, j: number): Camera {
  return { ...camera, widthPx: 1, heightPx: 1, cx: camera.cx - i, cy: camera.cy - j };
}

/** The slow oracle: meets the ray with every solid box of the world by the slab method and keeps the nearest. */
function nearestBox(target: VoxelWorld, origin: Vec3, direction: Vec3): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let z = -1; z < GRID_Z; z++)
    for (let y = 0; y < GRID_XY; y++)
      for (let x = 0; x < GRID_XY; x++) {
        if (!isSolid(target, x, y, z)) continue;
        let enter = 0;
        let leave = nearest;
        [x, y, z].forEach((low, axis) => {
          const a = (low * VOXEL_M - origin[axis]) / direction[axis];
          const b = ((low + 1) * VOXEL_M - origin[axis]) / direction[axis];
          enter = Math.max(enter, Math.min(a, b));
          leave = Math.min(leave, Math.max(a, b));
        });
        if (enter < leave) nearest = enter;
      }
  return nearest;
}

/** The ray through a pixel in the world: where it starts and where it is at depth 1. */
function worldRay(pose: Pose, i: number, j: number): { origin: Vec3; direction: Vec3 } {
  const origin = pose.translation;
  const tip = transformPoint(pose, pixelRay(camera, i, j));
  return { origin, direction: [tip[0] - origin[0], tip[1] - origin[1], tip[2] - origin[2]] };
}

const freePoses = fc
  .record({
    x: fc.double({ min: 1, max: 23, noNaN: true }),
    y: fc.double({ min: 1, max: 23, noNaN: true }),
    z: fc.double({ min: 0.3, max: 4.7, noNaN: true }),
    yaw: fc.double({ min: -3.1, max: 3.1, noNaN: true }),
    pitch: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  })
  .filter(
    ({ x, y, z }) => world.voxels[voxelIndex(Math.floor(x * 2), Math.floor(y * 2), Math.floor(z * 2))] === 0,
  )
  .map(({ x, y, z, yaw, pitch }) => lookPose([x, y, z], yaw, pitch));

describe('renderView', () => {
  it('keeps the pixels of its seeds, of every theme: models are trained on them', () => {
    const prints = [7, 42, 1, 0, 1_000_000].map((seed) => {
      const drawn = createWorld(seed);
      const { x0, y0, x1, y1 } = drawn.rooms[0];
      const { frame, depthM } = renderView(drawn, camera, alongX([(x0 + x1) / 4, (y0 + y1) / 4 + 0.2, 1.6]));
      return `${fingerprint(frame.rgb)} ${fingerprint(new Uint8Array(depthM.buffer))}`;
    });
    expect(prints).toMatchInlineSnapshot(`
      [
        "18f5393c bdcdabca",
        "108dd273 c1476404",
        "47addd14 7f5a21d0",
        "d35ffe07 81a3b446",
        "862fb237 7c6fa4ff",
      ]
    `);
  });

  it('finds the depth that the slow oracle finds', () => {
    fc.assert(
      fc.property(freePoses, fc.nat(127), fc.nat(127), (pose, i, j) => {
        const { origin, direction } = worldRay(pose, i, j);
        const depth = renderView(world, pixelCamera(i, j), pose).depthM[0];
        const truth = nearestBox(world, origin, direction);
        if (truth === Number.POSITIVE_INFINITY) expect(depth).toBe(0);
        else expect(depth).toBeCloseTo(truth, 4);
      }),
      { numRuns: 60 },
    );
  });

  it('puts every unprojected point on the face of a solid voxel', () => {
    fc.assert(
      fc.property(freePoses, (pose) => {
        const { depthM } = renderView(world, camera, pose);
        for (let pixel = 0; pixel < depthM.length; pixel += 37) {
          if (depthM[pixel] === 0) continue;
          const { origin, direction } = worldRay(pose, pixel % 128, Math.floor(pixel / 128));
          const point = origin.map((value, axis) => (value + depthM[pixel] * direction[axis]) / VOXEL_M);
          const offFace = Math.min(...point.map((value) => Math.abs(value - Math.round(value))));
          expect(offFace).toBeLessThan(1e-4);
          const beyond = origin.map(
            (value, axis) => (value + (depthM[pixel] + 1e-4) * direction[axis]) / VOXEL_M,
          );
          const [x, y, z] = beyond.map(Math.floor);
          expect(isSolid(world, x, y, z)).toBe(true);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('shows the sky, at depth 0, to a camera that looks up in a court', () => {
    const court = world.rooms.find((room) => room.ceilingLayer === 0)!;
    const pose = lookPose([(court.x0 + 3) * VOXEL_M, (court.y0 + 3) * VOXEL_M, 4.9], 0, Math.PI / 2);
    const { frame, depthM } = renderView(world, camera, pose);
    expect(depthM.every((depth) => depth === 0)).toBe(true);
    expect(frame.rgb[2]).toBeGreaterThan(frame.rgb[0]);
  });

  it('sees the world from outside and beyond', () => {
    const above = renderView(world, camera, lookPose([12, 12, 30], 0, -Math.PI / 2));
    expect(above.depthM[64 * 128 + 64]).toBeGreaterThan(25);
    expect(above.depthM[64 * 128 + 64]).toBeLessThanOrEqual(30);
    const away = renderView(world, camera, lookPose([-5, 12, 1.6], Math.PI, 0));
    expect(away.depthM.every((depth) => depth === 0)).toBe(true);
    const facing = renderView(world, camera, alongX([-5, 12, 1.6]));
    expect(facing.depthM[64 * 128 + 64]).toBeCloseTo(5, 5);
  });

  it('is readable in every room: neither black nor white', () => {
    for (const room of world.rooms) {
      const pose = lookPose([(room.x0 + 1.5) * VOXEL_M, (room.y0 + 1.5) * VOXEL_M, 1.6], 0.8, 0);
      const { rgb } = renderView(world, small, pose).frame;
      const mean = rgb.reduce((sum, value) => sum + value, 0) / rgb.length;
      expect(mean).toBeGreaterThan(55);
      expect(mean).toBeLessThan(225);
    }
  });

  it('moves smoothly: a step of a millimetre changes the picture by little', () => {
    const { x0, y0, x1, y1 } = world.rooms[0];
    const at: Vec3 = [(x0 + x1) / 4, (y0 + y1) / 4 + 0.2, 1.6];
    const before = renderView(world, small, alongX(at)).frame.rgb;
    const after = renderView(world, small, alongX([at[0] + 0.001, at[1], at[2]])).frame.rgb;
    const difference = before.reduce((sum, value, n) => sum + Math.abs(value - after[n]), 0) / before.length;
    expect(difference).toBeLessThan(0.5);
  });
});
