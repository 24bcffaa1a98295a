import { poseDistanceM, wrapAngle, yawPitchOf } from '@dreamwalk/geometry';
import { BODY_RADIUS_M, createWorld, walkable } from '@dreamwalk/simulator';
import { describe, expect, it } from 'vitest';
import { GoalExpert } from './goal-expert.ts';
import { GOAL_WALK_VIEWS, GOALS, goalWalks, MOVES_AHEAD } from './goal-walks.ts';
import { STAND, TURN_RAD, turnTowards, WALK_MOVES, walkTowards } from './walk-moves.ts';
import { carryOut, movesAhead } from './walker.ts';
import { WanderExpert } from './wander-expert.ts';

const DEGREE = Math.PI / 180;
const worlds = [3, 4].map((seed) => createWorld(seed));

describe('walkTowards', () => {
  it('turns as near to the angle as a move can', () => {
    for (let angle = -20; angle <= 20; angle += 0.5) {
      const [, , turnRad] = WALK_MOVES[walkTowards(angle * DEGREE)];
      const limited = Math.max(-TURN_RAD, Math.min(TURN_RAD, angle * DEGREE));
      expect(Math.abs(turnRad - limited)).toBeLessThanOrEqual(TURN_RAD / 4 + 1e-12);
    }
  });

  it('turns left for angles above zero, as turning on the spot does', () => {
    expect(WALK_MOVES[walkTowards(1)][2]).toBeGreaterThan(0);
    expect(WALK_MOVES[turnTowards(1)][2]).toBeGreaterThan(0);
    expect(WALK_MOVES[turnTowards(-1)][2]).toBeLessThan(0);
  });
});

describe('goalWalks', () => {
  it('is the same in every run, with a move for every view and goal', () => {
    const walks = goalWalks(worlds[0]);
    expect(walks.poses).toHaveLength(GOAL_WALK_VIEWS);
    expect(walks.moves.flat(2)).toHaveLength(GOAL_WALK_VIEWS * GOALS * MOVES_AHEAD);
    expect(walks.wanderMoves.flat()).toHaveLength(GOAL_WALK_VIEWS * MOVES_AHEAD);
    expect(goalWalks(createWorld(3))).toEqual(walks);
  });

  it('is walked by an expert who nearly always arrives', () => {
    let arrived = 0;
    for (const world of worlds) {
      const { poses } = goalWalks(world);
      for (const [g, goal] of poses.slice(0, GOALS).entries()) {
        const expert = new GoalExpert(world, goal);
        let pose = poses[GOALS + (g * (GOAL_WALK_VIEWS - GOALS)) / GOALS];
        for (let frame = 0; frame < 120 && expert.moveAt(pose) !== STAND; frame++)
          pose = carryOut(world, pose, expert.moveAt(pose));
        const turnRad = wrapAngle(yawPitchOf(pose).yawRad - yawPitchOf(goal).yawRad);
        if (poseDistanceM(pose, goal) < 0.3 && Math.abs(turnRad) < TURN_RAD) arrived++;
      }
    }
    expect(arrived).toBeGreaterThanOrEqual(worlds.length * GOALS - 1);
  });
});

describe('WanderExpert', () => {
  it('keeps walking', () => {
    for (const world of worlds) {
      const expert = new WanderExpert(world);
      let pose = goalWalks(world).poses[0];
      let walkedM = 0;
      for (let frame = 0; frame < 60; frame++) {
        const [move] = movesAhead(world, expert, pose, 1);
        const next = carryOut(world, pose, move);
        expect(walkable(world, next.translation, BODY_RADIUS_M)).toBe(true);
        walkedM += poseDistanceM(pose, next);
        pose = next;
      }
      expect(walkedM).toBeGreaterThan(4);
    }
  });
});
