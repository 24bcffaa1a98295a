import { lookPose, relative } from '@dreamwalk/geometry';
import { FULL_SPEED_M, METRES_PER_RAD } from '../motion-metric.ts';
import { posesAlong } from '../poses-along.ts';
import { type Leg, walkTwists } from '../walk-twists.ts';
import { type Path, PathVocabulary, type SpeedProfile } from './path-vocabulary.ts';

/** How long and how fast the motions of the vocabulary are. */
export interface ProceduralOptions {
  /** Frames of a motion. Default 16. */
  readonly horizonFrames?: number;
  /** Metres of way a frame at full speed. Default 0.2: 0.2 m ahead, or a turn of 7.5°. */
  readonly speedM?: number;
}

/** A part of a path at a constant rate. */
interface Stretch {
  /** Of the path's pieces. */
  readonly pieces: number;
  /** Where it goes: 0 ahead, 90 to the left. Default 0. */
  readonly bearingDeg?: number;
  /** How much of its way is turning to the left, −1 to 1. Default 0. */
  readonly turn?: number;
  /** How much of its way is looking up, −1 to 1. Default 0. */
  readonly lookUp?: number;
}

/** Pieces of a path: equally long, 16 in all. */
const PIECES = 16;

const LEVEL = lookPose([0, 0, 0], 0, 0);

/** 64 paths for going about on a floor: mostly ahead, some to every other side, some of two or three parts. */
const PATHS: readonly (readonly Stretch[])[] = [
  whole({}),
  ...eachSide([0.08, 0.16, 0.25, 0.35, 0.5, 0.65, 0.8, 0.92, 1], (turn) => whole({ turn })),
  ...eachSide([30, 60, 90, 120, 150], (bearingDeg) => whole({ bearingDeg })),
  whole({ bearingDeg: 180 }),
  // Turn, then go; go, then turn.
  ...eachSide([3, 6, 9, 12], (n) => [
    { pieces: Math.abs(n), turn: Math.sign(n) },
    { pieces: PIECES - Math.abs(n) },
  ]),
  ...eachSide([4, 8, 12], (n) => [
    { pieces: Math.abs(n) },
    { pieces: PIECES - Math.abs(n), turn: Math.sign(n) },
  ]),
  // To the next lane; round what is ahead; backing round a corner.
  ...eachSide([0.3, 0.5, 0.7], (turn) => [
    { pieces: PIECES / 2, turn },
    { pieces: PIECES / 2, turn: -turn },
  ]),
  ...eachSide([0.4, 0.7], (turn) => whole({ bearingDeg: 90 * -Math.sign(turn), turn })),
  ...eachSide([0.3, 0.6], (turn) => whole({ bearingDeg: 180, turn })),
  // Look to one side and to the other; up and down, before one goes and while one goes.
  ...eachSide([1], (turn) => [
    { pieces: 4, turn },
    { pieces: 8, turn: -turn },
    { pieces: 4, turn },
  ]),
  ...eachSide([1], (lookUp) => [{ pieces: 3, lookUp }, { pieces: PIECES - 3 }]),
  ...eachSide([0.15], (lookUp) => whole({ lookUp })),
];

/** 16 speed profiles as shares of the full speed: [share of the motion from 0 to 1] → speed. */
const PROFILES: readonly ((time: number) => number)[] = [
  ...[0.25, 0.5, 0.75, 1].map((speed) => () => speed),
  ...[
    [0, 1],
    [0.5, 1],
    [0, 0.5],
    [0.25, 0.75],
    [1, 0],
    [1, 0.5],
    [0.5, 0],
    [0.75, 0.25],
  ].map(
    ([from, to]) =>
      (time: number) =>
        from + (to - from) * time,
  ),
  ...[0.25, 0.5].flatMap((mark) => [
    (time: number) => (time < mark ? 0 : 1),
    (time: number) => (time < mark ? 1 : 0),
  ]),
];

/** A vocabulary of 64 paths × 16 speed profiles that needs no recordings. */
export function proceduralVocabulary(options: ProceduralOptions = {}): PathVocabulary {
  const { horizonFrames = 16, speedM = FULL_SPEED_M } = options;
  if (!(Number.isInteger(horizonFrames) && horizonFrames > 0 && speedM > 0))
    throw new RangeError(
      `A vocabulary needs a positive whole number of frames and a positive speed, but got ${horizonFrames} frames and ${speedM} m.`,
    );
  const spacingM = (horizonFrames * speedM) / PIECES;
  return new PathVocabulary({
    paths: PATHS.map((stretches) => pathOf(stretches, spacingM)),
    spacingM,
    profiles: PROFILES.map((speedAt) => profileOf(speedAt, horizonFrames, speedM)),
  });
}

function pathOf(stretches: readonly Stretch[], spacingM: number): Path {
  const legs = stretches.flatMap(({ pieces, bearingDeg = 0, turn = 0, lookUp = 0 }): Leg[] => {
    const bearingRad = (bearingDeg * Math.PI) / 180;
    const goneM = spacingM * Math.sqrt(Math.max(0, 1 - turn * turn - lookUp * lookUp));
    const leg = {
      forwardM: goneM * Math.cos(bearingRad),
      leftM: goneM * Math.sin(bearingRad),
      turnRad: (spacingM * turn) / METRES_PER_RAD,
      lookUpRad: (spacingM * lookUp) / METRES_PER_RAD,
    };
    return Array.from({ length: pieces }, () => leg);
  });
  const inOneFrame = { speedM: Number.POSITIVE_INFINITY, turnRad: Number.POSITIVE_INFINITY };
  return [LEVEL, ...posesAlong(LEVEL, walkTwists(LEVEL, legs, inOneFrame))].map((pose) =>
    relative(LEVEL, pose),
  );
}

/** The speed at the middle of every frame. */
function profileOf(speedAt: (time: number) => number, frames: number, speedM: number): SpeedProfile {
  return Array.from({ length: frames }, (_, frame) => speedM * speedAt((frame + 0.5) / frames));
}

function whole(stretch: Omit<Stretch, 'pieces'>): readonly Stretch[] {
  return [{ pieces: PIECES, ...stretch }];
}

function eachSide(
  values: readonly number[],
  pathFor: (value: number) => readonly Stretch[],
): (readonly Stretch[])[] {
  return values.flatMap((value) => [pathFor(value), pathFor(-value)]);
}
