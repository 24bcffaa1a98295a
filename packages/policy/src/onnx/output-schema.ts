import { z } from 'zod';

const shapeSchema = z
  .array(z.number().int().positive())
  .min(1)
  .describe('Static shape; the batch is 1. A symbolic dimension of the graph may be any number here.');

const dtypeSchema = z
  .literal('float32')
  .describe('Element type. A graph that gives another is exported with a Cast before its output.');

const spaceSchema = z
  .string()
  .min(1)
  .describe('The action space that the numbers are of, e.g. walk (4 numbers) or twist (6).');

const perNumber = z.array(z.number()).min(1);

const denormaliseSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('mean-std').describe('x · std + mean.'),
      mean: perNumber.describe('One for each number of an action.'),
      std: perNumber.describe('One for each number of an action.'),
    }),
    z.strictObject({
      kind: z.literal('min-max').describe('From [−1, 1] to [min, max].'),
      min: perNumber.describe('One for each number of an action.'),
      max: perNumber.describe('One for each number of an action.'),
    }),
  ])
  .optional()
  .describe('What turns the numbers of the graph into an action, where the graph does not do it itself.');

const actionsSchema = z.strictObject({
  kind: z.literal('actions').describe('The actions themselves, chunk × the numbers of an action.'),
  dtype: dtypeSchema,
  shape: shapeSchema,
  space: spaceSchema,
  denormalise: denormaliseSchema,
  clip: z
    .strictObject({
      low: perNumber.describe('One for each number of an action.'),
      high: perNumber.describe('One for each number of an action.'),
    })
    .optional()
    .describe('The bounds of an action, after that.'),
});

const scoresSchema = z.strictObject({
  kind: z
    .literal('scores')
    .describe('Scores (logits, Q-values) of the codes 0, 1, … of a space of one number; the best is taken.'),
  dtype: dtypeSchema,
  shape: shapeSchema.describe('The last axis counts the codes; the product of the others is the chunk.'),
  space: spaceSchema,
});

/** Schema of one output of a policy's graph, told apart by `kind`. */
export const outputSchema = z.discriminatedUnion('kind', [actionsSchema, scoresSchema]);

/** One output of a policy's graph. */
export type OutputManifest = z.infer<typeof outputSchema>;
/** An output that is the actions. */
export type ActionsOutput = z.infer<typeof actionsSchema>;
