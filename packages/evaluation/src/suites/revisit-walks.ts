import type { Pose } from '@dreamwalk/geometry';
import { longestFree, standing, turnFrames, type Walker } from './walker.ts';

/** How often a closed walk is walked. */
export interface LoopOptions {
  /** Rounds, default 1. In the second one every pose is a revisit, in the first the last one only. */
  readonly laps?: number;
}

/** Where the walk to another place and back leads. */
export interface AwayAndBackOptions {
  /** Turned to the left before walking off, radians; default π, so that nothing seen at first stays in view. */
  readonly awayRad?: number;
  /** Frames walked ahead from there. */
  readonly frames: number;
  /** Frames spent at the other place, where the camera stands still. */
  readonly gapFrames: number;
}

/**
 * Looks to the left and back, then to the right and back, on the spot: poses recur at short and at long gaps.
 *
 * @param swingRad the angle looked to either side, radians
 * @returns 4 · n + 1 poses, n the frames that the angle takes; the way back is the way out, pose for pose
 */
export function yawSwingWalk(walker: Walker, swingRad: number): Pose[] {
  const frames = turnFrames(walker, swingRad);
  const out = (yawRad: number) => turning(walker, yawRad, frames);
  return [walker.start, ...andBack(out(swingRad)).slice(1), ...andBack(out(-swingRad)).slice(1)];
}

/**
 * Straight ahead and the same way backwards, without turning round.
 *
 * @param frames steps out; fewer where a wall is nearer
 * @returns 2 · frames + 1 poses, pose k the very one at 2 · frames − k
 * @throws SuiteError where not even one step is free
 */
export function outAndBackWalk(walker: Walker, frames: number): Pose[] {
  return longestFree(walker, frames, 1, (size) => andBack(ahead(walker, size)));
}

/**
 * Round a square, to the left: ahead along each side, turning on the spot at each corner.
 *
 * @param sideFrames steps along a side; fewer where a wall is in the way
 * @returns 4 · (sideFrames + n) · laps + 1 poses, n the frames of a quarter turn; the last is the start
 * @throws SuiteError where not even a square of one step is free
 */
export function squareWalk(walker: Walker, sideFrames: number, { laps = 1 }: LoopOptions = {}): Pose[] {
  const cornerFrames = turnFrames(walker, Math.PI / 2);
  return longestFree(walker, sideFrames, 1, (size) => {
    const lap: Pose[] = [];
    const pose = (aheadSteps: number, leftSteps: number, quarterTurns: number) =>
      standing(
        walker,
        aheadSteps * walker.stepM,
        leftSteps * walker.stepM,
        // Back at four quarters the yaw is 0 again, to the last bit.
        ((quarterTurns % 4) * Math.PI) / 2,
      );
    const corners = [
      [0, 0],
      [size, 0],
      [size, size],
      [0, size],
      [0, 0],
    ];
    for (let side = 0; side < 4; side++) {
      const [fromAhead, fromLeft] = corners[side];
      const [toAhead, toLeft] = corners[side + 1];
      const aheadStep = Math.sign(toAhead - fromAhead);
      const leftStep = Math.sign(toLeft - fromLeft);
      for (let step = 1; step <= size; step++)
        lap.push(pose(fromAhead + step * aheadStep, fromLeft + step * leftStep, side));
      for (let turn = 1; turn <= cornerFrames; turn++)
        lap.push(pose(toAhead, toLeft, side + turn / cornerFrames));
    }
    return repeated(walker, lap, laps);
  });
}

/**
 * A circle to the left, then one to the right, looking where one walks: the start is passed in the middle too.
 *
 * @param loopFrames steps round each circle, fewer where a wall is in the way; as many as a full turn takes at least
 * @returns 2 · loopFrames · laps + 1 poses; the one in the middle of a lap and the last are the start
 * @throws SuiteError where the tightest circles are blocked, or wider than `loopFrames` allows
 */
export function figureEightWalk(walker: Walker, loopFrames: number, { laps = 1 }: LoopOptions = {}): Pose[] {
  return longestFree(walker, loopFrames, turnFrames(walker, 2 * Math.PI), (size) => {
    const radiusM = (size * walker.stepM) / (2 * Math.PI);
    const circle = (side: 1 | -1) =>
      Array.from({ length: size }, (_, at) => {
        const angle = (2 * Math.PI * ((at + 1) % size)) / size;
        const leftM = side * radiusM * (1 - Math.cos(angle));
        return standing(walker, radiusM * Math.sin(angle), leftM, side * angle);
      });
    return repeated(walker, [...circle(1), ...circle(-1)], laps);
  });
}

/**
 * Once round on the spot, to the left.
 *
 * @returns n · laps + 1 poses, n the frames of a full turn; the last is the start
 */
export function spinWalk(walker: Walker, { laps = 1 }: LoopOptions = {}): Pose[] {
  const frames = turnFrames(walker, 2 * Math.PI);
  const lap = Array.from({ length: frames }, (_, at) =>
    standing(walker, 0, 0, (2 * Math.PI * ((at + 1) % frames)) / frames),
  );
  return repeated(walker, lap, laps);
}

/**
 * Away from one place to another, a rest there, and the same way back: A, B, A with a gap of time.
 *
 * @returns 2 · (n + frames) + 1 + gapFrames poses, n the frames of the turn; a palindrome
 * @throws SuiteError where not even one step is free
 */
export function awayAndBackWalk(walker: Walker, options: AwayAndBackOptions): Pose[] {
  const { awayRad = Math.PI, frames, gapFrames } = options;
  const turn = turning(walker, awayRad, turnFrames(walker, awayRad));
  const turned = { ...walker, start: turn[turn.length - 1] };
  return longestFree(walker, frames, 1, (size) => {
    const out = [...turn, ...ahead(turned, size).slice(1)];
    const there = out[out.length - 1];
    return [...out, ...Array.from({ length: gapFrames }, () => there), ...andBack(out).slice(out.length)];
  });
}

/** The start and the steps ahead from it. */
function ahead(walker: Walker, frames: number): Pose[] {
  return Array.from({ length: frames + 1 }, (_, step) => standing(walker, step * walker.stepM, 0, 0));
}

/** The start and the frames of a turn on the spot, positive to the left. */
function turning(walker: Walker, yawRad: number, frames: number): Pose[] {
  return Array.from({ length: frames + 1 }, (_, turn) => standing(walker, 0, 0, (yawRad * turn) / frames));
}

/** The way out and the very same poses back. */
function andBack(out: readonly Pose[]): Pose[] {
  return [...out, ...out.slice(0, -1).reverse()];
}

/** The start and a closed lap that ends there, as often as asked. */
function repeated(walker: Walker, lap: readonly Pose[], laps: number): Pose[] {
  return [walker.start, ...Array.from({ length: laps }, () => lap).flat()];
}
