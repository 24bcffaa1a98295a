import { breathe } from '@dreamwalk/geometry';
import { z } from 'zod';
import { SpaceFitError } from '../../errors.ts';
import type { FitOptions, SpaceFamily } from '../fitted-space.ts';
import { chunksOfWalks } from '../fitting/chunks.ts';
import { jacobiEigen } from '../fitting/jacobi-eigen.ts';
import { parseStored, storedSchema } from '../fitting/stored.ts';
import { ActionManifold } from './action-manifold.ts';

/** How a manifold is learned. */
export interface ManifoldFitOptions extends FitOptions {
  /** Frames of a chunk. Default 8. */
  readonly frames?: number;
  /** Dimensions at most: directions in which the walks do not differ are left out. Default 8. */
  readonly components?: number;
  /** A chunk is taken from every so many frames. Default 1. */
  readonly strideFrames?: number;
}

const ID = 'action-manifold';

/** Of the largest variance; what is below is rounding, no direction. */
const NO_VARIANCE = 1e-12;

const schema = storedSchema(ID, {
  mean: z.array(z.number()).min(6),
  directions: z.array(z.array(z.number())).min(1),
  deviationsM: z.array(z.number().positive()).min(1),
  explainedShare: z.number().min(0).max(1),
}).refine(
  ({ mean, directions, deviationsM }) =>
    mean.length % 6 === 0 &&
    directions.length === deviationsM.length &&
    directions.every(({ length }) => length === mean.length),
  { error: 'the mean and every direction must have six numbers a frame, and every direction a deviation' },
);

/** Action manifolds learned by principal component analysis of the chunks of walks. It draws no lots: seeds do not matter. */
export const ACTION_MANIFOLD: SpaceFamily<ActionManifold, ManifoldFitOptions> = {
  id: ID,

  async fit(walks, { frames = 8, components = 8, strideFrames = 1, signal } = {}) {
    const chunks = chunksOfWalks(walks, frames, strideFrames);
    if (chunks.length < 2)
      throw new SpaceFitError(
        `An action manifold needs at least two chunks of ${frames} frames, but the walks have ${chunks.length}. Give more or longer walks.`,
      );
    await breathe(signal);
    const mean = chunks[0].map(
      (_, axis) => chunks.reduce((sum, chunk) => sum + chunk[axis], 0) / chunks.length,
    );
    const covariance = covarianceOf(chunks, mean);
    await breathe(signal);
    const { values, vectors } = jacobiEigen(covariance);
    const kept = values.slice(0, components).filter((value) => value > NO_VARIANCE * values[0]);
    if (kept.length === 0)
      throw new SpaceFitError(
        'All chunks of the walks are alike, so that there is nothing to choose between. Give walks that turn and go.',
      );
    const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
    return new ActionManifold({
      mean,
      directions: vectors.slice(0, kept.length).map(withFixedSign),
      deviationsM: kept.map(Math.sqrt),
      explainedShare: Math.min(1, kept.reduce((sum, value) => sum + value, 0) / total),
    });
  },

  fromJSON: (stored) => new ActionManifold(parseStored(schema, stored, ID)),
};

/** [D][D], divided by n − 1. */
function covarianceOf(chunks: readonly (readonly number[])[], mean: readonly number[]): number[][] {
  const covariance = mean.map(() => mean.map(() => 0));
  for (const chunk of chunks)
    for (let row = 0; row < mean.length; row++) {
      const off = chunk[row] - mean[row];
      for (let column = 0; column < mean.length; column++)
        covariance[row][column] += (off * (chunk[column] - mean[column])) / (chunks.length - 1);
    }
  return covariance;
}

/** An eigenvector may point either way; here its largest number is positive. */
function withFixedSign(vector: readonly number[]): number[] {
  const largest = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return vector.map((value) => value * Math.sign(largest));
}
