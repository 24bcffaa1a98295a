import type { RgbFrame } from '@dreamwalk/environment';
import { type Camera, lookPose, type Pose, pixelRay, rotate, yawPitchOf } from '@dreamwalk/geometry';
import { type ColourGrid, colourGrid } from '../../built-in/colour-grid.ts';
import type { DreamedView } from '../dream/planner-dream.ts';

/** Squares along each side of a picture that is compared. */
const SIDE = 32;
/** Points along each side of a view that are thrown, as far as it has pixels: so many that magnified surfaces stay whole. */
const POINTS = 2 * SIDE;
/** Where the sky is taken to be, metres. */
const SKY_M = 60;
/** Points nearer to the camera than this are behind it, or as good as, metres. */
const NEAREST_M = 0.1;
/** What a difference of colour counts at most, of 255; and what a square counts that the view shows nothing of. */
const MOST_DIFFERENCE = 40;
const UNSEEN = 25;
/** First and last steps of the search, metres and radians. */
const FIRST_STEP = { moveM: 0.4, turnRad: 0.16 } as const;
const HALVINGS = 4;

/** How well a picture fits what a view shows. */
export interface PictureFit {
  /** Camera-to-world of the picture, if it was taken near the view. */
  readonly pose: Pose;
  /** Mean difference of colour there, of 255. */
  readonly difference: number;
}

/** Where the camera of a picture may have stood: x and y (world, metres), and its heading. */
type Stand = readonly [x: number, y: number, yawRad: number];

/** The picture of a goal, taken by a level camera at the height of the eyes, as something that views are held against. */
export class GoalPicture {
  readonly frame: RgbFrame;
  readonly #camera: Camera;
  readonly #grid: ColourGrid;

  constructor(frame: RgbFrame, camera: Camera) {
    this.frame = frame;
    this.#camera = camera;
    this.#grid = colourGrid(frame, SIDE, SIDE);
  }

  /**
   * Finds the camera near a view from which what the view shows looks most like the picture: its surfaces, by their depth, are
   * thrown into cameras round it (direct alignment, by pattern search over place and heading).
   */
  fit(view: DreamedView): PictureFit {
    const points = this.#pointsOf(view);
    const [x, y, z] = view.pose.translation;
    const look = ([atX, atY, yawRad]: Stand) => this.#differenceFrom(points, [atX - x, atY - y, yawRad]);
    let best: Stand = [x, y, yawPitchOf(view.pose).yawRad];
    let difference = look(best);
    let { moveM, turnRad } = FIRST_STEP;
    for (let halvings = 0; halvings <= HALVINGS; ) {
      const tried = neighbours(best, moveM, turnRad).map((stand) => ({ stand, difference: look(stand) }));
      const least = tried.reduce((a, b) => (b.difference < a.difference ? b : a));
      if (least.difference < difference) {
        best = least.stand;
        difference = least.difference;
      } else {
        moveM /= 2;
        turnRad /= 2;
        halvings++;
      }
    }
    return { pose: lookPose([best[0], best[1], z], best[2], 0), difference };
  }

  /** Of what a view shows: x, y, z (metres from its camera, along the world's axes), red, green, blue. */
  #pointsOf({ frame: { rgb, widthPx, heightPx }, depthM, pose }: DreamedView): Float32Array {
    const stride = Math.max(1, Math.floor(Math.min(widthPx, heightPx) / POINTS));
    const points = new Float32Array(Math.ceil(widthPx / stride) * Math.ceil(heightPx / stride) * 6);
    let at = 0;
    for (let j = 0; j < heightPx; j += stride)
      for (let i = 0; i < widthPx; i += stride) {
        const pixel = j * widthPx + i;
        const depth = depthM[pixel] > 0 ? depthM[pixel] : SKY_M;
        const ray = rotate(pose.rotation, pixelRay(this.#camera, i, j));
        for (const part of ray) points[at++] = depth * part;
        for (let channel = 0; channel < 3; channel++) points[at++] = rgb[3 * pixel + channel];
      }
    return points;
  }

  /** Mean difference of colour, of 255, from where the points were seen from, moved and headed so. */
  #differenceFrom(points: Float32Array, [dx, dy, yawRad]: Stand): number {
    const { widthPx, heightPx, fx, fy, cx, cy } = this.#camera;
    const [cos, sin] = [Math.cos(yawRad), Math.sin(yawRad)];
    const nearestM = new Float32Array(SIDE * SIDE).fill(Number.POSITIVE_INFINITY);
    const shown = new Int32Array(SIDE * SIDE);
    for (let at = 0; at < points.length; at += 6) {
      const x = points[at] - dx;
      const y = points[at + 1] - dy;
      const depth = cos * x + sin * y;
      if (depth < NEAREST_M) continue;
      const column = Math.floor(((cx + (fx * (sin * x - cos * y)) / depth) * SIDE) / widthPx);
      const row = Math.floor(((cy - (fy * points[at + 2]) / depth) * SIDE) / heightPx);
      if (column < 0 || row < 0 || column >= SIDE || row >= SIDE) continue;
      const square = row * SIDE + column;
      if (depth >= nearestM[square]) continue;
      nearestM[square] = depth;
      shown[square] = at;
    }
    let sum = 0;
    for (let square = 0; square < SIDE * SIDE; square++)
      sum +=
        nearestM[square] === Number.POSITIVE_INFINITY ? UNSEEN : this.#unlike(points, shown[square], square);
    return sum / (SIDE * SIDE);
  }

  /** How unlike a point is to what the picture has in a square, 0 to 40. */
  #unlike(points: Float32Array, point: number, square: number): number {
    let sum = 0;
    for (let channel = 0; channel < 3; channel++)
      sum += Math.abs(points[point + 3 + channel] - this.#grid.colours[3 * square + channel]);
    return Math.min(MOST_DIFFERENCE, sum / 3);
  }
}

function neighbours([x, y, yawRad]: Stand, moveM: number, turnRad: number): Stand[] {
  return [
    [x + moveM, y, yawRad],
    [x - moveM, y, yawRad],
    [x, y + moveM, yawRad],
    [x, y - moveM, yawRad],
    [x, y, yawRad + turnRad],
    [x, y, yawRad - turnRad],
  ];
}
