import { poseSchema } from '@dreamwalk/recording';
import { MEMORY_POLICY_NAMES } from '@dreamwalk/world';
import { z } from 'zod';

/** The value of `format` in every saved dream that this version writes and reads. */
export const DREAM_FORMAT = 'dreamwalk-dream/1';

const count = z.int().nonnegative();
/** Which row of an array. */
const row = count;

const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('world'), seed: count, tourViews: count }),
  z.object({ kind: z.literal('image'), name: z.string() }),
  z.object({ kind: z.literal('tour'), name: z.string() }),
]);

const view = z.object({
  id: count,
  pose: poseSchema,
  generated: z.boolean(),
  anchored: z.boolean(),
  frameIndex: count.optional(),
  tourIndex: count.optional(),
});

const retrieved = z.object({
  entryId: count,
  frameIndex: count.optional(),
  tourIndex: count.optional(),
  generated: z.boolean(),
  score: z.number(),
  reason: z.string(),
});

/** A frame of the short-term window, its latent by its row. */
const contextFrame = z.object({ frameIndex: count, pose: poseSchema, latent: row });

const moment = z
  .object({
    episode: count,
    frameIndex: count,
    previous: row,
    places: z.array(row).min(1).readonly(),
    nextId: count,
    context: z.object({
      window: z.array(contextFrame).readonly(),
      first: contextFrame.nullable(),
      begun: z.array(row).readonly(),
    }),
    record: z.object({
      retrieved: z.array(retrieved).readonly(),
      coveredShare: z.number(),
      realShare: z.number().optional(),
      latent: row,
      coveredMask: row.optional(),
    }),
  })
  .refine(({ places, previous }) => places.includes(previous), 'its frame is not among what it remembers');

/** What a saved dream says beside its arrays; `row`s are of those. */
export const dreamAboutSchema = z
  .object({
    format: z.literal(DREAM_FORMAT),
    /** ISO 8601. */
    createdAt: z.string(),
    model: z.object({
      id: z.string(),
      /** SHA-256 of each graph's file, by the graph's name. */
      graphs: z.record(z.string(), z.string()).readonly(),
    }),
    place,
    memoryPolicy: z.enum(MEMORY_POLICY_NAMES),
    widthPx: z.int().positive(),
    heightPx: z.int().positive(),
    /** `[channels, height, width]` */
    latentDims: z.tuple([z.int().positive(), z.int().positive(), z.int().positive()]).readonly(),
    /** Each with a row of `rgb`, of `depth_m` and, where there are any, of `view_latents`. */
    views: z.array(view).min(1),
    /** Where the walk began, where it was left, and the bookmarks. */
    moments: z.array(moment).min(2),
    /** Of the moments after the first two. */
    bookmarks: z.array(z.object({ name: z.string() }).readonly()).readonly(),
  })
  .refine(
    ({ moments, bookmarks }) => moments.length === bookmarks.length + 2,
    'it does not hold every bookmark',
  );

/** See {@link dreamAboutSchema}. */
export type DreamAbout = z.infer<typeof dreamAboutSchema>;
