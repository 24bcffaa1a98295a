import { z } from 'zod';
import { MEMORY_POLICY_NAMES } from './memory-policy-names.ts';
import { count } from './primitives.ts';

const policySchema = z
  .enum(MEMORY_POLICY_NAMES)
  .describe(
    'How views are retrieved by default: by greedy coverage of what the new camera sees, the last ones, at random, as the model of that name does, or only the previous frame.',
  );

const gridSchema = count.describe('Retrieval samples each view on a grid × grid of its depth.');

const reprojectionSchema = z
  .strictObject({
    kind: z.literal('reprojection'),
    slots: count.describe('Views splatted into the guide: the previous frame and slots − 1 retrieved ones.'),
    policy: policySchema,
    grid: gridSchema,
  })
  .describe('Retrieved frames with depth are splatted into the new view (input role guide).');

const latentContextSchema = z
  .strictObject({
    kind: z.literal('latent-context'),
    slots: count.describe('Retrieved latents that join the context, at most; the window comes besides.'),
    policy: policySchema,
    grid: gridSchema,
    timeIndex: z
      .number()
      .int()
      .nonnegative()
      .describe(
        'Temporal position of every retrieved latent, beyond those of the window and of noisy frames.',
      ),
    enabled: z
      .boolean()
      .describe('Whether memory is used by default; without, the window is all that is known.'),
  })
  .describe(
    'Retrieved latents join the short-term window as clean context, with the rays of their cameras (input role context_latents).',
  );

const noMemorySchema = z
  .strictObject({ kind: z.literal('none') })
  .describe('The model is given no view of the past; no graph may have an input of role guide.');

/** Schema of the `memory` part of a manifest. */
export const memorySchema = z
  .discriminatedUnion('kind', [reprojectionSchema, latentContextSchema, noMemorySchema])
  .describe('How past views condition a new one.');

/** Schema of the `context` part of a manifest. */
export const contextSchema = z
  .strictObject({
    frames: count.describe('Frames that the short-term window has room for, W.'),
    shownFrames: count
      .optional()
      .describe(
        'Of these the newest so many are shown where a rollout does not ask otherwise; all by default.',
      ),
    noiseLevel: z
      .number()
      .min(0)
      .lt(1)
      .describe(
        'σ of the noise mixed into the window: x = (1 − σ)·z + σ·n, the same n whenever a frame is shown.',
      ),
    attentionSink: z
      .boolean()
      .describe('Whether the first latent of a rollout takes the oldest place of a full window.'),
  })
  .describe('The short-term window of a model of latent context.');
