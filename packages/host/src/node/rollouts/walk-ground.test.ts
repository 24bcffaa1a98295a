import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseKeyScript } from '@dreamwalk/control';
import { lookPose, poseDistanceM, type Vec3, yawPitchOf } from '@dreamwalk/geometry';
import type { Walls } from '@dreamwalk/recording';
import { RolloutReader } from '@dreamwalk/recording/node';
import { createWorld, freeSpaceAhead, renderView, startPose } from '@dreamwalk/simulator';
import type { WorldModel } from '@dreamwalk/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openModel } from '../models/open-model.ts';
import type { WalkStart } from '../starts/walk-start.ts';
import { unattended } from '../task.ts';
import { repeatRollout } from './repeat-rollout.ts';
import { runRollout } from './run-rollout.ts';
import { verifyRollout } from './verify-rollout.ts';
import { groundOf } from './walk-ground.ts';
import { keysPlan, loopPlan, type WalkPlan } from './walk-plan.ts';

const WALL_M = 1.5;
const STEP_M = 0.25;
const STEPS = 8;

const world = createWorld(600_000);
/** On the way from the world's start straight ahead, before the wall that it leads to. */
const pose = (() => {
  const start = startPose(world);
  const { yawRad } = yawPitchOf(start);
  const awayM = freeSpaceAhead(world, start) - WALL_M;
  const [x, y, z] = start.translation;
  return lookPose([x + awayM * Math.cos(yawRad), y + awayM * Math.sin(yawRad), z], yawRad, 0);
})();

let folder: string;
let model: WorldModel;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-ground-'));
  ({ model } = await openModel({ threads: 1 }));
});
afterAll(async () => {
  await model.dispose();
  await rm(folder, { recursive: true });
});

/** From one view of the wall, in a place of which nothing is known. */
const start = (): WalkStart => ({
  start: { kind: 'view', view: { frame: renderView(world, model.camera, pose).frame, pose } },
  pose,
  source: 'one view of a wall',
  hasCoordinates: false,
});

async function walkAhead(walls: Walls): Promise<RolloutReader> {
  const ground = groundOf(walls, start());
  const plan = keysPlan(parseKeyScript('w'), { speedM: STEP_M, blocked: ground.collide });
  const out = join(folder, walls);
  await runRollout({
    model,
    choices: { seed: 3 },
    start: start(),
    plan,
    ground,
    steps: STEPS,
    folder: out,
    video: null,
  });
  return RolloutReader.open(out);
}

const walkedM = ({ steps }: RolloutReader) => poseDistanceM(steps[0].pose, steps[STEPS].pose);

it('stops a walker at the walls that the dream shows, also in what is repeated', {
  timeout: 180_000,
}, async () => {
  const walk = await walkAhead('dreamed');
  expect(walkedM(walk)).toBeGreaterThan(WALL_M / 2);
  expect(walkedM(walk)).toBeLessThan(WALL_M);
  expect(walk.header.walls).toBe('dreamed');
  expect(await verifyRollout(walk, model)).toMatchObject({ holds: true, freeRun: { identical: true } });

  const copy = join(folder, 'copy');
  await repeatRollout({ reader: walk, model, folder: copy, video: null }, unattended);
  const repeated = await RolloutReader.open(copy);
  expect(repeated.header.walls).toBe('dreamed');
  expect(repeated.steps.map((step) => step.pose)).toEqual(walk.steps.map((step) => step.pose));
  await Promise.all([walk.close(), repeated.close()]);
});

it('stops nobody where there are none', { timeout: 180_000 }, async () => {
  const walk = await walkAhead('none');
  expect(walkedM(walk)).toBeCloseTo(STEPS * STEP_M, 6);
  expect(walk.header.walls).toBe('none');
  await walk.close();
});

it('has true walls only where they are known', () => {
  const collide = (from: Vec3) => from;
  expect(groundOf('true', { collide })).toEqual({ walls: 'true', collide });
  expect(groundOf('true', {}).collide).toBeUndefined();
  expect(groundOf('none', { collide }).collide).toBeUndefined();
});

it('has a loop keep clear of what the dream shows only once it goes', () => {
  let isWalled = false;
  const collide = (from: Vec3, to: Vec3) => (isWalled ? from : to);
  const widthM = (plan: WalkPlan) =>
    Math.max(...Array.from({ length: 40 }, (_, step) => poseDistanceM(pose, plan.step(step, pose).pose)));
  const wide = loopPlan({ pose, collide }, 40, STEP_M);
  const small = loopPlan({ pose, collide }, 40, STEP_M);
  expect(widthM(wide)).toBeGreaterThan(1);
  isWalled = true;
  expect(widthM(small)).toBeLessThan(0.4);
  expect(widthM(wide)).toBeGreaterThan(1);
});
