import { z } from 'zod';
import { SpaceFitError } from '../../errors.ts';
import type { FitOptions, SpaceFamily } from '../fitted-space.ts';
import { chunksOfWalks } from '../fitting/chunks.ts';
import { kMeans, nearest } from '../fitting/k-means.ts';
import { parseStored, storedSchema } from '../fitting/stored.ts';
import { learnMerges, type Merge } from './byte-pairs.ts';
import { MinedMacros } from './mined-macros.ts';

/** How macros are mined. */
export interface MiningOptions extends FitOptions {
  /** Base codes, K. Default 32. */
  readonly codes?: number;
  /** Macros beyond them, at most. Default 64. */
  readonly merges?: number;
  /** Frames of a macro at most: while it lasts nobody looks. Default 16. */
  readonly mostFrames?: number;
}

const ID = 'mined-macro';

const schema = storedSchema(ID, {
  twists: z.array(z.array(z.number()).length(6)).min(1),
  merges: z.array(z.tuple([z.number().int().min(0), z.number().int().min(0)])),
}).refine(
  ({ twists, merges }) => merges.every((merge, index) => merge.every((code) => code < twists.length + index)),
  { error: 'every merge must be of codes before it' },
);

/** Macros mined from walks by k-means over twists and byte pairs over their codes. */
export const MINED_MACROS: SpaceFamily<MinedMacros, MiningOptions> = {
  id: ID,

  async fit(walks, { codes = 32, merges = 64, mostFrames = 16, seed, signal } = {}) {
    const walkTwists = walks.map((walk) => chunksOfWalks([walk], 1, 1));
    if (walkTwists.flat().length === 0)
      throw new SpaceFitError(
        'Macros are mined from walks of at least one frame, but there is none. Give recorded walks.',
      );
    const { centres } = await kMeans(walkTwists.flat(), codes, { seed, signal });
    const sequences = walkTwists.map((twists) => twists.map((twist) => nearest(centres, twist)));
    const learned: Merge[] = await learnMerges(sequences, centres.length, {
      merges,
      mostCodes: mostFrames,
      signal,
    });
    return new MinedMacros({ twists: centres, merges: learned });
  },

  fromJSON: (stored) => new MinedMacros(parseStored(schema, stored, ID)),
};
