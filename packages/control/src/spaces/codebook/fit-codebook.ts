import { z } from 'zod';
import { SpaceFitError } from '../../errors.ts';
import type { FitOptions, RecordedWalk, SpaceFamily } from '../fitted-space.ts';
import { chunkOfVector, chunksOfWalks } from '../fitting/chunks.ts';
import { kMeans, nearest } from '../fitting/k-means.ts';
import { parseStored, storedSchema } from '../fitting/stored.ts';
import { CodebookSpace } from './codebook-space.ts';
import { type Embodiment, type PerAxis, shareOfFullSpeed, WALKER } from './embodiment.ts';

/** How a codebook is learned. */
export interface CodebookFitOptions extends FitOptions {
  /** Codes, K. Default 64. */
  readonly codes?: number;
  /** Frames of a code. Default 8. */
  readonly frames?: number;
  /** A chunk is taken from every so many frames. Default 2. */
  readonly strideFrames?: number;
  /** Who walked the walks; its limits are what full speed is. Default a walker. */
  readonly embodiment?: Embodiment;
}

const ID = 'codebook';

/** Codes whose shares of full speed differ by less are the same but for rounding. */
const NO_VARIANCE = 1e-12;

const perAxis = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);

const schema = storedSchema(ID, {
  codes: z.array(z.array(z.number()).min(6)).min(1),
  embodiment: z.strictObject({
    id: z.string(),
    gain: perAxis,
    offset: perAxis,
    most: perAxis,
    leastRadiusM: z.number().min(0),
  }),
}).refine(({ codes }) => codes.every(({ length }) => length % 6 === 0 && length === codes[0].length), {
  error: 'every code must have six numbers a frame, and as many frames as the others',
});

/** Codebooks learned by k-means over the chunks of walks, in shares of full speed. */
export const CODEBOOK: SpaceFamily<CodebookSpace, CodebookFitOptions> = {
  id: ID,

  async fit(walks, options = {}) {
    const { codes = 64, frames = 8, strideFrames = 2, embodiment = WALKER } = options;
    const chunks = normalisedChunks(walks, frames, strideFrames, embodiment);
    if (chunks.length === 0)
      throw new SpaceFitError(
        `A codebook needs walks of at least ${frames} frames, but none of the ${walks.length} is. Give longer walks, or ask for fewer frames.`,
      );
    const { centres } = await kMeans(chunks, codes, options);
    return new CodebookSpace({ codes: centres, embodiment });
  },

  fromJSON: (stored) => new CodebookSpace(parseStored(schema, stored, ID)),
};

/**
 * A head learned from walks of the one that it is for: each of their chunks is carried out for the nearest code, and gain and offset
 * of an axis are the least squares of what was done over what the code says. Twelve numbers, and the limits stay.
 *
 * @throws SpaceFitError where the walks have no chunk of the codes' length
 */
export function fitHead(
  space: CodebookSpace,
  walks: readonly RecordedWalk[],
  limits: Embodiment,
): Embodiment {
  const chunks = normalisedChunks(walks, space.codes[0].length / 6, 1, limits);
  if (chunks.length === 0)
    throw new SpaceFitError(
      `The head of "${limits.id}" needs walks of at least ${space.codes[0].length / 6} frames, but none of the ${walks.length} is. Give longer walks.`,
    );
  const pairs = chunks.flatMap((chunk) => {
    const code = space.codes[nearest(space.codes, chunk)];
    return chunk.map((done, index) => ({
      axis: index % 6,
      said: code[index],
      done: done * limits.most[index % 6],
    }));
  });
  const lines = limits.most.map((_, axis) => leastSquares(pairs.filter((pair) => pair.axis === axis)));
  return {
    ...limits,
    gain: lines.map(({ gain }) => gain) as unknown as PerAxis,
    offset: lines.map(({ offset }) => offset) as unknown as PerAxis,
  };
}

function normalisedChunks(
  walks: readonly RecordedWalk[],
  frames: number,
  strideFrames: number,
  embodiment: Embodiment,
): number[][] {
  return chunksOfWalks(walks, frames, strideFrames).map((chunk) =>
    chunkOfVector(chunk).flatMap((twist) => shareOfFullSpeed(embodiment, twist)),
  );
}

/** done ≈ gain · said + offset; where all that was said is the same, the mean. */
function leastSquares(pairs: readonly { readonly said: number; readonly done: number }[]) {
  const mean = (of: (pair: { said: number; done: number }) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const said = mean((pair) => pair.said);
  const done = mean((pair) => pair.done);
  const variance = mean((pair) => (pair.said - said) ** 2);
  const gain =
    variance < NO_VARIANCE ? 0 : mean((pair) => (pair.said - said) * (pair.done - done)) / variance;
  return { gain, offset: done - gain * said };
}
