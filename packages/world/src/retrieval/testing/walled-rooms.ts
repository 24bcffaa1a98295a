import { lookPose, type Pose, poseToMatrix, type Vec3 } from '@dreamwalk/geometry';
import { liftSurface } from '../../memory/coarse-surface.ts';
import type { MemoryEntry } from '../../memory/memory-entry.ts';
import { camera } from '../../testing/fake-entries.ts';
import { TargetGrid } from '../sight.ts';

const ROOM_M = 6;
const HEIGHT_M = 3;
const EYE_M = 1.6;
/** A door is in the middle of every wall between two rooms. */
const DOOR_M = { halfWidth: 0.8, height: 2.2 } as const;
/** A pillar in each room, from its corner. */
const PILLAR_M = { from: 3.5, to: 4.5 } as const;
/** Side of the coarse grid, as the model's. */
const GRID = 16;
/** Every so many views one is real. */
const REAL_EVERY = 8;
/** Views from one place before the walk goes on to another room. */
const DWELL = 12;

/** Numbers in [0, 1) of a small generator (Park and Miller), the same again for the same seed. */
export function uniformNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/**
 * Views with exact depth of a square house of equal rooms, joined by doors, with a pillar in each: what a camera
 * remembers that looks round in one room, goes on to another, and comes back.
 *
 * @param roomsAcross rooms along each side of the house
 */
export function rememberRooms(count: number, roomsAcross: number, seed = 7): MemoryEntry[] {
  const next = uniformNumbers(seed);
  const entries: MemoryEntry[] = [];
  let place = placeInRoom(roomsAcross, next);
  let yawRad = 0;
  for (let id = 0; id < count; id++) {
    if (id % DWELL === 0) {
      place = placeInRoom(roomsAcross, next);
      yawRad = 2 * Math.PI * next();
    }
    yawRad += 0.15 + 0.3 * next();
    const pose = lookPose(nudged(place, 0.4, next), yawRad, 0.4 * (next() - 0.5));
    entries.push(viewOfRooms(id, pose, roomsAcross, id % REAL_EVERY !== 0));
  }
  return entries;
}

/** Poses near those of remembered views, but turned and moved by up to half a radian and half a metre. */
export function posesNear(entries: readonly MemoryEntry[], count: number, seed = 11): Pose[] {
  const next = uniformNumbers(seed);
  return Array.from({ length: count }, () => {
    const { pose, cameraToWorld } = entries[Math.floor(next() * entries.length)];
    const headingRad = Math.atan2(cameraToWorld[6], cameraToWorld[2]);
    return lookPose(nudged(pose.translation, 0.5, next), headingRad + next() - 0.5, 0.3 * (next() - 0.5));
  });
}

function placeInRoom(roomsAcross: number, next: () => number): Vec3 {
  const [column, row] = [Math.floor(next() * roomsAcross), Math.floor(next() * roomsAcross)];
  // South or west of the pillar, so that no camera stands in it.
  return [ROOM_M * column + 1 + 2 * next(), ROOM_M * row + 1 + 2 * next(), EYE_M];
}

function nudged([x, y, z]: Vec3, byM: number, next: () => number): Vec3 {
  return [x + byM * (2 * next() - 1), y + byM * (2 * next() - 1), z];
}

/** The view with exact depth from a pose in that house. */
export function viewOfRooms(id: number, pose: Pose, roomsAcross: number, generated: boolean): MemoryEntry {
  const cameraToWorld = poseToMatrix(pose);
  const depthM = new Float32Array(GRID * GRID);
  const m = cameraToWorld;
  for (let cell = 0; cell < depthM.length; cell++) {
    const x = ((((cell % GRID) + 0.5) * camera.widthPx) / GRID - camera.cx) / camera.fx;
    const y = (((Math.floor(cell / GRID) + 0.5) * camera.heightPx) / GRID - camera.cy) / camera.fy;
    const ray: Vec3 = [m[0] * x + m[1] * y + m[2], m[4] * x + m[5] * y + m[6], m[8] * x + m[9] * y + m[10]];
    depthM[cell] = distanceToSurface(pose.translation, ray, roomsAcross);
  }
  return {
    id,
    view: { id, widthPx: camera.widthPx, heightPx: camera.heightPx, sizeBytes: 0 },
    pose,
    cameraToWorld,
    generated,
    anchored: false,
    surface: liftSurface(camera, pose, depthM, GRID),
    frameIndex: id,
  };
}

/**
 * How much of what is really there the views show, as the guide weighs it: the mean of the best confidence, in [0, 1).
 */
export function trulyCovered(targetPose: Pose, shown: readonly MemoryEntry[], roomsAcross: number): number {
  const truth = viewOfRooms(0, targetPose, roomsAcross, false).surface;
  const target = new TargetGrid(camera, targetPose, truth.size);
  target.drawSurface(truth);
  const points = target.surfacePoints();
  const wanted = new Uint8Array(truth.depthM.length).fill(1);
  const best = new Float32Array(wanted.length);
  for (const { surface } of shown) {
    const confidence = new Float32Array(wanted.length);
    target.look(surface, points, wanted, confidence, 0);
    for (const [cell, value] of confidence.entries()) best[cell] = Math.max(best[cell], value);
  }
  return best.reduce((sum, value) => sum + value, 0) / best.length;
}

/** How many times the ray's own length it goes before it meets a wall, the floor, the ceiling or a pillar. */
function distanceToSurface(origin: Vec3, ray: Vec3, roomsAcross: number): number {
  const room = [Math.floor(origin[0] / ROOM_M), Math.floor(origin[1] / ROOM_M)];
  const toLevel = ((ray[2] > 0 ? HEIGHT_M : 0) - origin[2]) / ray[2];
  for (;;) {
    const toWallX = (ROOM_M * (room[0] + (ray[0] > 0 ? 1 : 0)) - origin[0]) / ray[0];
    const toWallY = (ROOM_M * (room[1] + (ray[1] > 0 ? 1 : 0)) - origin[1]) / ray[1];
    const toWall = Math.min(toWallX, toWallY);
    const nearest = Math.min(toWall, toLevel, distanceToPillar(origin, ray, room));
    if (nearest < toWall) return nearest;
    const axis = toWallX < toWallY ? 0 : 1;
    const beyond = room[axis] + Math.sign(ray[axis]);
    const fromMiddle = origin[1 - axis] + toWall * ray[1 - axis] - ROOM_M * (room[1 - axis] + 0.5);
    const isDoor = Math.abs(fromMiddle) < DOOR_M.halfWidth && origin[2] + toWall * ray[2] < DOOR_M.height;
    if (!isDoor || beyond < 0 || beyond >= roomsAcross) return toWall;
    room[axis] = beyond;
  }
}

function distanceToPillar(origin: Vec3, ray: Vec3, room: readonly number[]): number {
  let enter = 0;
  let leave = Number.POSITIVE_INFINITY;
  for (let axis = 0; axis < 2; axis++) {
    const from = (ROOM_M * room[axis] + PILLAR_M.from - origin[axis]) / ray[axis];
    const to = (ROOM_M * room[axis] + PILLAR_M.to - origin[axis]) / ray[axis];
    enter = Math.max(enter, Math.min(from, to));
    leave = Math.min(leave, Math.max(from, to));
  }
  return enter < leave && enter > 0 ? enter : Number.POSITIVE_INFINITY;
}
