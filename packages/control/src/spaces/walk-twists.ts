import { compose, exp, type Pose, type Twist } from '@dreamwalk/geometry';
import { FULL_SPEED_M, FULL_TURN_RAD } from './motion-metric.ts';
import { WALK_SPACE } from './walk-space.ts';

/** A stretch of walking at a constant rate, over any number of frames. */
export interface Leg {
  readonly forwardM?: number;
  readonly leftM?: number;
  /** To the left, about the world's up. */
  readonly turnRad?: number;
  readonly lookUpRad?: number;
}

/** How fast legs are walked. */
export interface LegSpeeds {
  /** Metres a frame at most. Default 0.2. */
  readonly speedM?: number;
  /** Radians a frame that it turns, or looks up, at most. Default 7.5°. */
  readonly turnRad?: number;
}

/** A part of a frame so short that it is rounding. */
const NO_FRAME = 1e-9;

/** Frames that a leg takes, at least one: as few as the speeds allow. */
export function legFrames(leg: Leg, { speedM = FULL_SPEED_M, turnRad = FULL_TURN_RAD }: LegSpeeds): number {
  const { forwardM = 0, leftM = 0, turnRad: toTurnRad = 0, lookUpRad = 0 } = leg;
  const wayFrames = Math.hypot(forwardM, leftM) / speedM;
  const turnFrames = Math.max(Math.abs(toTurnRad), Math.abs(lookUpRad)) / turnRad;
  return Math.max(1, Math.ceil(Math.max(wayFrames, turnFrames) - NO_FRAME));
}

/** Body twists of legs walked one after the other from a pose, each evenly; the horizon stays level. */
export function walkTwists(start: Pose, legs: readonly Leg[], speeds: LegSpeeds = {}): Twist[] {
  let pose = start;
  return legs.flatMap((leg) => {
    const frames = legFrames(leg, speeds);
    const { forwardM = 0, leftM = 0, turnRad = 0, lookUpRad = 0 } = leg;
    const share = [forwardM, leftM, turnRad, lookUpRad].map((amount) => amount / frames);
    return Array.from({ length: frames }, () => {
      const [twist] = WALK_SPACE.decode(share, pose);
      pose = compose(pose, exp(twist));
      return twist;
    });
  });
}
