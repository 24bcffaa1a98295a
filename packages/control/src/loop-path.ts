import { compose, identityPose, type Pose, yawPitchOf } from '@dreamwalk/geometry';

/** The shape of a loop. */
export interface LoopOptions {
  /** Metres a frame along the circle. Default 0.2. */
  readonly speedM?: number;
  /** The largest radius in metres; a long walk goes round several times. Default 1.5. */
  readonly maxRadiusM?: number;
  /** Which way round. Default left, counter-clockwise seen from above. */
  readonly side?: 'left' | 'right';
}

/**
 * A walk in circles that ends where it began: `frames` poses, the camera after each step, the start itself left out
 * and the last one equal to it bit by bit. The camera is carried round a vertical axis at its side, so that height,
 * pitch and roll stay as they are and it always looks ahead along the circle.
 *
 * @throws RangeError where frames is not a positive integer, or a length is not positive.
 */
export function loopPath(startPose: Pose, frames: number, options: LoopOptions = {}): Pose[] {
  const { speedM = 0.2, maxRadiusM = 1.5, side = 'left' } = options;
  if (!(Number.isInteger(frames) && frames > 0))
    throw new RangeError(`A loop needs a positive whole number of frames, but got ${frames}.`);
  if (!(speedM > 0 && maxRadiusM > 0))
    throw new RangeError(
      `A loop needs a positive speed and radius, but got ${speedM} m and ${maxRadiusM} m.`,
    );
  const lengthM = frames * speedM;
  const laps = Math.ceil(lengthM / (2 * Math.PI * maxRadiusM));
  const radiusM = lengthM / (2 * Math.PI * laps);

  const circle: Circle = { radiusM, sideSign: side === 'left' ? 1 : -1 };
  return Array.from({ length: frames }, (_, index) => {
    // In whole numbers, so that the end of a lap is the start and not almost the start.
    const partOfLap = ((index + 1) * laps) % frames;
    return partOfLap === 0 ? startPose : alongCircle(startPose, circle, (2 * Math.PI * partOfLap) / frames);
  });
}

interface Circle {
  readonly radiusM: number;
  /** +1 where the centre is to the left of the camera, −1 to the right. */
  readonly sideSign: 1 | -1;
}

function alongCircle(start: Pose, { radiusM, sideSign }: Circle, angleRad: number): Pose {
  const { yawRad } = yawPitchOf(start);
  const aheadM = radiusM * Math.sin(angleRad);
  const leftM = sideSign * radiusM * (1 - Math.cos(angleRad));
  const [x, y, z] = start.translation;
  const halfTurn = (sideSign * angleRad) / 2;
  const turn: Pose = {
    rotation: [0, 0, Math.sin(halfTurn), Math.cos(halfTurn)],
    translation: identityPose.translation,
  };
  return {
    rotation: compose(turn, start).rotation,
    translation: [
      x + aheadM * Math.cos(yawRad) - leftM * Math.sin(yawRad),
      y + aheadM * Math.sin(yawRad) + leftM * Math.cos(yawRad),
      z,
    ],
  };
}
