import type { Pose } from '@dreamwalk/geometry';
import { KeyframeError } from './errors.ts';
import { PoseSpline, type SplineOptions, wayM } from './pose-spline.ts';
import type { Trajectory, TrajectorySample } from './trajectory.ts';

/** A pose that a path passes through, and how fast. */
export interface Keyframe {
  readonly pose: Pose;
  /** Metres a second, a turn counted as so many metres a radian; in between it changes evenly with the way. */
  readonly speedMPerS: number;
}

/** Pieces that a segment is measured in; its length is then right to 1e-4. */
const PIECES = 64;

/** A last frame that only rounding puts beyond the end is kept. */
const FRAME_SLACK = 1e-6;

/** What would play for fourteen hours at 20 frames a second. */
const MOST_FRAMES = 1_000_000;

/** A spline through keyframes, walked at their speeds. */
export class KeyframePath {
  /** Length of the whole way, turns counted in. */
  readonly lengthM: number;
  readonly durationS: number;
  readonly #spline: PoseSpline;
  readonly #isLoop: boolean;
  /** When the camera is at u = index / PIECES. */
  readonly #timesS: readonly number[];

  /**
   * @param keyframes at least one
   * @throws KeyframeError where there is none, or a speed is not positive
   */
  constructor(keyframes: readonly Keyframe[], options: SplineOptions) {
    for (const [index, { speedMPerS }] of keyframes.entries())
      if (!(speedMPerS > 0 && Number.isFinite(speedMPerS)))
        throw new KeyframeError(
          `The speed at keyframe ${index + 1} must be a positive number of metres a second, but it is ${speedMPerS}. ` +
            'Give it a speed above 0.',
        );
    this.#isLoop = options.isLoop;
    this.#spline = new PoseSpline(
      keyframes.map(({ pose }) => pose),
      options,
    );
    const timesS = [0];
    let [timeS, lengthM] = [0, 0];
    for (let segment = 0; segment < this.#spline.segmentCount; segment++) {
      const { speedMPerS: from } = keyframes[segment];
      const { speedMPerS: to } = keyframes[(segment + 1) % keyframes.length];
      const pieces = this.#piecesM(segment, options.metresPerRadian);
      const segmentM = pieces.reduce((sum, pieceM) => sum + pieceM, 0);
      let doneM = 0;
      for (const pieceM of pieces) {
        const share = segmentM > 0 ? (doneM + pieceM / 2) / segmentM : 0;
        timeS += pieceM / (from + share * (to - from));
        doneM += pieceM;
        timesS.push(timeS);
      }
      lengthM += segmentM;
    }
    this.#timesS = timesS;
    this.durationS = timeS;
    this.lengthM = lengthM;
  }

  /** Where the camera is; before the beginning at the first keyframe, after the end at the last. */
  poseAt(timeS: number): Pose {
    return this.#spline.poseAt(this.#parameterAt(timeS));
  }

  /** When the camera is at a keyframe. */
  keyframeTimeS(index: number): number {
    return this.#timesS[index * PIECES];
  }

  /**
   * A pose every 1/fps seconds from the first keyframe to the end. The end itself is there where a frame falls on it;
   * of a loop it never is, because it is the beginning.
   *
   * @throws KeyframeError where that would be more than a million frames
   */
  sample(framesPerSecond: number): Trajectory {
    const frames = this.durationS * framesPerSecond;
    if (!(frames <= MOST_FRAMES))
      throw new KeyframeError(
        `The path lasts ${this.durationS} s, which is more than ${MOST_FRAMES} frames. Raise its speed, or shorten it.`,
      );
    const hasEnd = !this.#isLoop || this.#spline.segmentCount === 0;
    const count = hasEnd ? Math.floor(frames + FRAME_SLACK) + 1 : Math.ceil(frames - FRAME_SLACK);
    return {
      samples: Array.from({ length: count }, (_, frame): TrajectorySample => {
        const timeS = frame / framesPerSecond;
        return { timeS, pose: this.poseAt(timeS) };
      }),
    };
  }

  #piecesM(segment: number, metresPerRadian: number): number[] {
    const poses = Array.from({ length: PIECES + 1 }, (_, piece) =>
      this.#spline.poseAt(segment + piece / PIECES),
    );
    return poses.slice(1).map((pose, piece) => wayM(poses[piece], pose, metresPerRadian));
  }

  #parameterAt(timeS: number): number {
    const times = this.#timesS;
    let low = 0;
    let high = times.length - 1;
    if (timeS >= times[high]) return high / PIECES;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (times[middle] <= timeS) low = middle;
      else high = middle;
    }
    const span = times[high] - times[low];
    return (low + (span > 0 ? Math.max(0, timeS - times[low]) / span : 0)) / PIECES;
  }
}
