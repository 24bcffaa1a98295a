import type { RgbFrame } from '@dreamwalk/environment';
import { type Camera, compose, exp, type Pose } from '@dreamwalk/geometry';
import { EvaluationError, FrameSizeError } from '../errors.ts';
import { luma } from '../metrics/luma.ts';
import { blur, type GreyImage, gradient } from './grey-image.ts';
import { NormalEquations } from './normal-equations.ts';

/**
 * Draws the true place from a pose. `depthM` is along the camera's +z, row by row, 0 for sky; NaN where nobody knows what is
 * there, and such a pixel pulls nowhere.
 */
export type RenderView = (pose: Pose) => { readonly frame: RgbFrame; readonly depthM: Float32Array };

/** Where the search looks and when it gives up. */
export interface RecoverPoseOptions {
  /** Widths of the blur, coarse to fine, pixels. Default 4, 2, 1, 0.5. */
  readonly blursPx?: readonly number[];
  /** Renders allowed at each blur for each start. Default 10. */
  readonly rendersPerBlur?: number;
}

/** What a search found. */
export interface RecoveredPose {
  readonly pose: Pose;
  /** Mean Huber loss a pixel at the finest blur, in squared grey levels: which of two recoveries fits better. */
  readonly loss: number;
  readonly renders: number;
}

/** Residuals above this many grey levels count by their size, not its square: a dream errs here and there. */
const HUBER_LEVELS = 6;

/** A step below this (metres or radians) ends a level. */
const SMALL_STEP = 1e-5;

/** Marquardt's damping at the start of a level, and what it is multiplied by after a step that fails or succeeds. */
const DAMPING = { start: 1e-3, failed: 10, succeeded: 0.1 } as const;

/**
 * Finds the pose from which the true place looks most like an image: dense direct alignment (Lucas–Kanade on SE(3))
 * from coarse to fine. Every round draws the place at the current guess, and the image's gradient together with the
 * drawn depth says how each pixel changes with each of the six directions of a body twist; Levenberg–Marquardt on a
 * Huber loss takes the step. Of several starts the one that ends with the least loss wins.
 *
 * @param starts at least one guess, within a few degrees and decimetres of the truth
 * @throws EvaluationError where there is no start
 * @throws FrameSizeError where the image has not the camera's size
 */
export function recoverPose(
  image: RgbFrame,
  camera: Camera,
  render: RenderView,
  starts: readonly Pose[],
  options: RecoverPoseOptions = {},
): RecoveredPose {
  const { blursPx = [4, 2, 1, 0.5], rendersPerBlur = 10 } = options;
  if (image.widthPx !== camera.widthPx || image.heightPx !== camera.heightPx)
    throw new FrameSizeError(image, camera);
  const levels = blursPx.map((sigmaPx) => ({ sigmaPx, target: blur(greyOf(image), sigmaPx) }));
  const recovered = starts.map((start) => {
    let renders = 0;
    let best = { pose: start, loss: Number.POSITIVE_INFINITY };
    for (const { sigmaPx, target } of levels) {
      const level = alignLevel(target, sigmaPx, camera, render, best.pose, rendersPerBlur);
      renders += level.renders;
      best = level;
    }
    return { pose: best.pose, loss: best.loss, renders };
  });
  if (recovered.length === 0) throw new EvaluationError('A pose search needs at least one start.');
  return {
    ...recovered.reduce((best, one) => (one.loss < best.loss ? one : best)),
    renders: recovered.reduce((sum, one) => sum + one.renders, 0),
  };
}

/** Levenberg–Marquardt at one blur. */
function alignLevel(
  target: GreyImage,
  sigmaPx: number,
  camera: Camera,
  render: RenderView,
  start: Pose,
  maxRenders: number,
): RecoveredPose {
  let current = drawAt(start, target, sigmaPx, render);
  let equations = linearise(current, target, camera);
  let damping: number = DAMPING.start;
  let renders = 1;
  while (renders < maxRenders) {
    const step = equations.solve(damping);
    if (!step || step.every((part) => Math.abs(part) < SMALL_STEP)) break;
    const twist = exp({ linear: [step[0], step[1], step[2]], angular: [step[3], step[4], step[5]] });
    const next = drawAt(compose(current.pose, twist), target, sigmaPx, render);
    renders++;
    if (next.loss < current.loss) {
      current = next;
      equations = linearise(current, target, camera);
      damping *= DAMPING.succeeded;
    } else damping *= DAMPING.failed;
  }
  return { pose: current.pose, loss: current.loss, renders };
}

/** The true place drawn at a pose, as the aligner sees it. */
interface Drawing {
  readonly pose: Pose;
  readonly grey: GreyImage;
  readonly depthM: Float32Array;
  readonly loss: number;
}

function drawAt(pose: Pose, target: GreyImage, sigmaPx: number, render: RenderView): Drawing {
  const { frame, depthM } = render(pose);
  const grey = blur(greyOf(frame), sigmaPx);
  let sum = 0;
  for (let at = 0; at < grey.values.length; at++) {
    const size = Math.abs(target.values[at] - grey.values[at]);
    sum += size <= HUBER_LEVELS ? 0.5 * size * size : HUBER_LEVELS * (size - 0.5 * HUBER_LEVELS);
  }
  return { pose, grey, depthM, loss: sum / grey.values.length };
}

/**
 * How the drawing changes with the twist. A pixel with normalised coordinates (x, y) and inverse depth ρ moves by
 *   du = fx (ρ vx − xρ vz − xy ωx + (1 + x²) ωy − y ωz)
 *   dv = fy (ρ vy − yρ vz − (1 + y²) ωx + xy ωy + x ωz)
 * and the drawing at the new pose is the old one sampled there.
 */
function linearise(drawing: Drawing, target: GreyImage, camera: Camera): NormalEquations {
  const { fx, fy, cx, cy, widthPx, heightPx } = camera;
  const slope = gradient(drawing.grey);
  const equations = new NormalEquations();
  const row = new Float64Array(6);
  for (let j = 1; j < heightPx - 1; j++) {
    const y = (j + 0.5 - cy) / fy;
    for (let i = 1; i < widthPx - 1; i++) {
      const at = j * widthPx + i;
      if (Number.isNaN(drawing.depthM[at])) continue;
      const x = (i + 0.5 - cx) / fx;
      const gx = fx * slope.x[at];
      const gy = fy * slope.y[at];
      const nearness = nearestInverseDepth(drawing.depthM, at, widthPx);
      row[0] = gx * nearness;
      row[1] = gy * nearness;
      row[2] = -(gx * x + gy * y) * nearness;
      row[3] = -gx * x * y - gy * (1 + y * y);
      row[4] = gx * (1 + x * x) + gy * x * y;
      row[5] = -gx * y + gy * x;
      const residual = target.values[at] - drawing.grey.values[at];
      equations.add(row, residual, Math.min(1, HUBER_LEVELS / Math.abs(residual)));
    }
  }
  return equations;
}

/** The largest 1/depth among a pixel and its four neighbours: an edge moves with the surface in front. */
function nearestInverseDepth(depthM: Float32Array, at: number, widthPx: number): number {
  let nearestM = Number.POSITIVE_INFINITY;
  for (const neighbour of [at, at - 1, at + 1, at - widthPx, at + widthPx]) {
    const depth = depthM[neighbour];
    if (depth > 0 && depth < nearestM) nearestM = depth;
  }
  return 1 / nearestM;
}

function greyOf(frame: RgbFrame): GreyImage {
  return { widthPx: frame.widthPx, heightPx: frame.heightPx, values: luma(frame) };
}
