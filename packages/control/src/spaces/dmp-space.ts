import { exp, identityPose, type Pose, type Twist } from '@dreamwalk/geometry';
import type { ActionProvenance, ActionSpace } from './action-space.ts';
import { expectAction } from './expect-action.ts';
import { levelToCamera } from './level-frame.ts';
import { twistsBetween } from './poses-along.ts';

/** How the primitives are rolled out. */
export interface DmpOptions {
  /** Frames of a motion. Default 16. */
  readonly frames?: number;
  /** Euler steps a frame: dt = 1 / (frames · steps). Default 6. */
  readonly stepsPerFrame?: number;
}

/** Three of position, metres, and three of the rotation vector, radians. */
const DEGREES_OF_FREEDOM = 6;
/** Basis functions of a degree of freedom, N. */
const BASIS = 5;
const A_X = 1;
const A_Z = 25;
/** Critically damped. */
const B_Z = A_Z / 4;

const CENTRES = Array.from({ length: BASIS }, (_, i) => Math.exp((-A_X * i) / (BASIS - 1)));
const WIDTHS = CENTRES.map((centre) => BASIS ** 1.5 / centre / A_X);

/**
 * Dynamic movement primitives as Neural Dynamic Policies roll them out (2012.02788, `dmp_layer.py`), τ = 1, y(0) = 0 and at rest:
 *
 *     x′ = −a_x·x,  ψ_i = exp(−h_i (x − c_i)²),  f = (Σ w_i ψ_i / Σ ψ_i) · x · (g − y(0))
 *     z′ = a_z (b_z (g − y) − z) + f,  y′ = z
 *
 * y is where the camera is and how it is turned (rotation vector), relative to the start, in its level frame. As there, a
 * degree of freedom whose goal is 0 stays where it is, whatever its weights.
 */
export class DmpSpace implements ActionSpace {
  readonly id: string;
  readonly dims: number;
  readonly provenance: ActionProvenance = 'faithful';
  readonly about: string;
  readonly #frames: number;
  readonly #stepsPerFrame: number;

  /** @param form `weights`: six goals, then five weights of each; `goal`: six goals alone, all weights 0 */
  constructor(form: 'weights' | 'goal', { frames = 16, stepsPerFrame = 6 }: DmpOptions = {}) {
    // Stability of the explicit steps: the double pole is at −a_z/2, so that dt must stay below 4/a_z.
    if (!(Number.isInteger(frames) && Number.isInteger(stepsPerFrame) && frames * stepsPerFrame > A_Z / 4))
      throw new RangeError(
        `A movement primitive needs whole numbers of frames and steps, more than ${A_Z / 4} steps in all, but got ${frames} × ${stepsPerFrame}.`,
      );
    this.id = form === 'goal' ? 'dmp-goal' : 'dmp';
    this.dims = DEGREES_OF_FREEDOM * (form === 'goal' ? 1 : 1 + BASIS);
    const goals = 'where to end, relative to the start: x y z (metres), rotation vector (radians)';
    this.about =
      form === 'goal'
        ? `A movement primitive without a shape of its own: ${goals}. After Neural Dynamic Policies (2012.02788).`
        : `A movement primitive: ${goals}; then ${BASIS} weights of each. After Neural Dynamic Policies (2012.02788).`;
    this.#frames = frames;
    this.#stepsPerFrame = stepsPerFrame;
  }

  decode(action: readonly number[], pose: Pose): readonly Twist[] {
    expectAction(this, action);
    const ways = Array.from({ length: DEGREES_OF_FREEDOM }, (_, degree) => {
      const from = DEGREES_OF_FREEDOM + degree * BASIS;
      return this.#rollOut(action[degree], action.slice(from, from + BASIS));
    });
    const poses = Array.from({ length: this.#frames }, (_, frame): Pose => {
      const [x, y, z, wx, wy, wz] = ways.map((way) => way[frame]);
      return {
        translation: [x, y, z],
        rotation: exp({ linear: [0, 0, 0], angular: [wx, wy, wz] }).rotation,
      };
    });
    return levelToCamera(twistsBetween([identityPose, ...poses]), pose);
  }

  /** y after each frame. */
  #rollOut(goal: number, weights: readonly number[]): number[] {
    const dt = 1 / (this.#frames * this.#stepsPerFrame);
    let [x, y, z] = [1, 0, 0];
    return Array.from({ length: this.#frames }, () => {
      for (let step = 0; step < this.#stepsPerFrame; step++) {
        x -= A_X * x * dt;
        const acceleration = A_Z * (B_Z * (goal - y) - z) + forcing(weights, x) * goal;
        y += z * dt;
        z += acceleration * dt;
      }
      return y;
    });
  }
}

/** (Σ w ψ / Σ ψ) · x; 0 without weights. */
function forcing(weights: readonly number[], x: number): number {
  const psi = CENTRES.map((centre, i) => Math.exp(-WIDTHS[i] * (x - centre) ** 2));
  const weighted = weights.reduce((sum, weight, i) => sum + weight * psi[i], 0);
  return (weighted * x) / psi.reduce((sum, value) => sum + value);
}

/** Goals and weights: 36 numbers. */
export const DMP_SPACE = new DmpSpace('weights');

/** Goals alone: 6 numbers. */
export const DMP_GOAL_SPACE = new DmpSpace('goal');
