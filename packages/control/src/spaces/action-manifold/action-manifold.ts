import type { Pose, Twist } from '@dreamwalk/geometry';
import { ActionError } from '../../errors.ts';
import type { ActionProvenance } from '../action-space.ts';
import { expectAction } from '../expect-action.ts';
import type { FittedSpace } from '../fitted-space.ts';
import { chunkOfVector, chunkVector } from '../fitting/chunks.ts';
import { cameraToLevel, levelToCamera } from '../level-frame.ts';

/** A flat piece of the space of chunks, as vectors in metres (`chunkVector`). */
export interface ManifoldParts {
  /** [6 · frames] the mean chunk μ. */
  readonly mean: readonly number[];
  /** [K][6 · frames] orthonormal directions, the one that chunks differ most in first. */
  readonly directions: readonly (readonly number[])[];
  /** [K] metres: how far chunks lie apart in each direction (standard deviation), above 0. */
  readonly deviationsM: readonly number[];
  /** Of the variance of the chunks that it was learned from, what the directions account for, 0 to 1. */
  readonly explainedShare: number;
}

/** A chunk brought to the nearest one of the manifold. */
export interface Projection {
  readonly twists: readonly Twist[];
  /** Metres a frame (root mean square) that the chunk was off the manifold; turns count as way. */
  readonly residualM: number;
}

/**
 * The chunks that walks are made of lie near a plane of few dimensions, μ + U·z. An action is a place on it, in standard
 * deviations: 0 is the mean chunk, and a standard normal draw is a chunk such as the walks have, so that a planner samples
 * few numbers, none of them absurd. After ABot-M0's action manifold (2602.11236), which a network learns; here it is principal
 * component analysis.
 */
export class ActionManifold implements FittedSpace {
  readonly id = 'action-manifold';
  readonly provenance: ActionProvenance = 'inspired';
  readonly about =
    'A chunk as standard deviations along the principal components of recorded chunks. After ABot-M0 (2602.11236), with PCA for its network.';
  readonly dims: number;
  /** Frames of a chunk. */
  readonly frames: number;
  readonly explainedShare: number;
  readonly #parts: ManifoldParts;

  constructor(parts: ManifoldParts) {
    this.dims = parts.directions.length;
    this.frames = parts.mean.length / 6;
    this.explainedShare = parts.explainedShare;
    this.#parts = parts;
  }

  decode(action: readonly number[], pose: Pose): readonly Twist[] {
    expectAction(this, action);
    return levelToCamera(chunkOfVector(this.#vectorAt(action)), pose);
  }

  /**
   * The action nearest to a chunk: the inverse of `decode` for what lies on the manifold.
   *
   * @param pose camera-to-world before the chunk
   * @throws ActionError where the chunk has not as many frames as the space's
   */
  encode(twists: readonly Twist[], pose: Pose): number[] {
    return this.#actionAt(this.#vectorOf(twists, pose));
  }

  /**
   * μ + U·Uᵀ(a − μ), and how far that is from a: what is far off the manifold is unlike anything that was recorded.
   *
   * @param pose camera-to-world before the chunk
   * @throws ActionError where the chunk has not as many frames as the space's
   */
  project(twists: readonly Twist[], pose: Pose): Projection {
    const vector = this.#vectorOf(twists, pose);
    const nearest = this.#vectorAt(this.#actionAt(vector));
    const residualM =
      Math.hypot(...vector.map((value, axis) => value - nearest[axis])) / Math.sqrt(this.frames);
    return { twists: levelToCamera(chunkOfVector(nearest), pose), residualM };
  }

  toJSON(): unknown {
    return { space: this.id, version: 1, ...this.#parts };
  }

  #vectorOf(twists: readonly Twist[], pose: Pose): number[] {
    if (twists.length === this.frames) return chunkVector(cameraToLevel(twists, pose));
    throw new ActionError(
      `A chunk of the space "${this.id}" has ${this.frames} frames, but this one has ${twists.length}.`,
    );
  }

  #actionAt(vector: readonly number[]): number[] {
    const { mean, directions, deviationsM } = this.#parts;
    return directions.map(
      (direction, k) =>
        direction.reduce((sum, value, axis) => sum + value * (vector[axis] - mean[axis]), 0) / deviationsM[k],
    );
  }

  #vectorAt(action: readonly number[]): number[] {
    const { mean, directions, deviationsM } = this.#parts;
    return mean.map((value, axis) =>
      directions.reduce((sum, direction, k) => sum + direction[axis] * deviationsM[k] * action[k], value),
    );
  }
}
