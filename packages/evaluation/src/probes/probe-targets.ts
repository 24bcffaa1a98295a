import { type Pose, relative, yawPitchOf } from '@dreamwalk/geometry';

/** What lies farther than this, sky too, counts as this far, metres: a world is 24 m wide. */
export const FAR_M = 20;

/** Cells along each side of the grid that depth is asked for on. */
const DEPTH_GRID = 4;

/** Something that a probe reads off a view or a pair of views. */
export type ProbeTarget = 'depth' | 'free-space' | 'yaw' | 'translation';

/** How far predictions are off, and in what. */
export interface TargetError {
  readonly unit: string;
  /** Of one row of predictions. */
  readonly of: (predicted: readonly number[], truth: readonly number[]) => number;
}

/**
 * - `depth`: mean distance of the logarithms of depth over the cells, in hundredths; nearly per cent of the depth.
 * - `free-space`: distance of the metres, predictions taken within {@link FAR_M}.
 * - `yaw`: degrees.
 * - `translation`: distance of the two vectors, metres.
 */
export const TARGET_ERRORS: Readonly<Record<ProbeTarget, TargetError>> = {
  depth: {
    unit: '%',
    of: (predicted, truth) =>
      (100 * predicted.reduce((sum, value, at) => sum + Math.abs(value - truth[at]), 0)) / truth.length,
  },
  'free-space': {
    unit: 'm',
    of: ([predicted], [truth]) => Math.abs(Math.min(FAR_M, Math.exp(predicted)) - Math.exp(truth)),
  },
  yaw: { unit: '°', of: ([predicted], [truth]) => Math.abs(predicted - truth) },
  translation: {
    unit: 'm',
    of: (predicted, truth) => Math.hypot(...predicted.map((value, at) => value - truth[at])),
  },
};

/**
 * The mean logarithm of depth in each cell of a 4×4 grid over the view, row by row, depth in metres.
 *
 * @param depthM [heightPx · widthPx], 0 is sky
 */
export function logDepthGrid(depthM: Float32Array, widthPx: number, heightPx: number): number[] {
  const sums = new Array<number>(DEPTH_GRID ** 2).fill(0);
  const counts = new Array<number>(DEPTH_GRID ** 2).fill(0);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const cell =
        Math.floor((y * DEPTH_GRID) / heightPx) * DEPTH_GRID + Math.floor((x * DEPTH_GRID) / widthPx);
      const metres = depthM[y * widthPx + x];
      sums[cell] += Math.log(metres > 0 ? Math.min(metres, FAR_M) : FAR_M);
      counts[cell]++;
    }
  return sums.map((sum, cell) => sum / counts[cell]);
}

/** The logarithm of the free space ahead in metres, infinity being as far as is told apart. */
export function logFreeSpace(freeSpaceM: number): number {
  return Math.log(Math.min(freeSpaceM, FAR_M));
}

/** How much the heading grew from one pose to the next, degrees in [−180, 180]. */
export function yawChangeDeg(previous: Pose, next: Pose): number {
  const change = yawPitchOf(next).yawRad - yawPitchOf(previous).yawRad;
  return ((change - 2 * Math.PI * Math.round(change / (2 * Math.PI))) * 180) / Math.PI;
}

/** Where the next camera stands as the previous one sees it, metres along its right, down and forward axes. */
export function translationM(previous: Pose, next: Pose): number[] {
  return [...relative(previous, next).translation];
}
