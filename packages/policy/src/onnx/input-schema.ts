import { z } from 'zod';

const shapeSchema = z
  .array(z.number().int().positive())
  .min(1)
  .describe('Static shape; the batch is 1. A symbolic dimension of the graph may be any number here.');

const dtypeSchema = z
  .literal('float32')
  .describe('Element type. A graph that wants another is exported with a Cast behind its input.');

const meanSchema = z
  .array(z.number())
  .min(1)
  .optional()
  .describe('Subtracted first: a number a channel of a picture, else one for all or one an element.');

const stdSchema = z
  .array(z.number().positive())
  .min(1)
  .optional()
  .describe(
    'Divided by after that, as many as of the mean. Statistics of a data set, as LeRobot keeps them.',
  );

const layoutSchema = z.enum(['NCHW', 'NHWC']).describe('Order of the axes.');

const fitSchema = z
  .enum(['stretch', 'pad'])
  .describe(
    'How a picture of other proportions comes to the size in the shape: stretched, or with black bars as openpi does.',
  );

const pictureSchema = z.strictObject({
  source: z
    .enum(['frame', 'goal-frame'])
    .describe('frame: what the camera sees, RGB. goal-frame: the picture of the goal, RGB.'),
  layout: layoutSchema,
  dtype: dtypeSchema,
  shape: shapeSchema.describe(
    'With 3 channels; a frame may have 3·k, the k newest frames that the policy was shown, oldest first.',
  ),
  range: z
    .union([
      z.tuple([z.literal(0), z.literal(1)]),
      z.tuple([z.literal(-1), z.literal(1)]),
      z.tuple([z.literal(0), z.literal(255)]),
    ])
    .describe('What black and white become, before mean and std.'),
  mean: meanSchema,
  std: stdSchema,
  fit: fitSchema,
  withoutGoal: z
    .literal('black')
    .optional()
    .describe(
      'What is shown for the goal where a task has none that is a place, if the policy was trained for that. Without it the policy fails to act there.',
    ),
});

const depthSchema = z.strictObject({
  source: z.literal('depth').describe('Metres along the camera’s +z; 0 is sky.'),
  layout: layoutSchema,
  dtype: dtypeSchema,
  shape: shapeSchema,
  mean: meanSchema,
  std: stdSchema,
  fit: fitSchema,
});

/** Sources of plain numbers; the description of each is part of the published schema. */
const NUMBER_SOURCES = {
  pose: '16 numbers, camera-to-world, 4×4 row by row',
  'goal-pose': '16 numbers, camera-to-world, 4×4 row by row',
  'goal-pose-in-camera': '16 numbers, the goal’s pose relative to the camera’s, 4×4 row by row',
  'episode-start': '1 number: 1 at the first inference of an episode, 0 after it (recurrent policies)',
  noise: 'any shape: standard normal numbers, keyed by seed, episode and step (diffusion and flow policies)',
} as const;

type NumberSource = keyof typeof NUMBER_SOURCES;
const numberSources = Object.keys(NUMBER_SOURCES) as [NumberSource, ...NumberSource[]];

const numbersSchema = z.strictObject({
  source: z
    .enum(numberSources)
    .describe(numberSources.map((source) => `${source}: ${NUMBER_SOURCES[source]}.`).join(' ')),
  dtype: dtypeSchema,
  shape: shapeSchema,
  mean: meanSchema,
  std: stdSchema,
});

/** Schema of one input of a policy's graph, told apart by `source`. */
export const inputSchema = z.discriminatedUnion('source', [pictureSchema, depthSchema, numbersSchema]);

/** One input of a policy's graph. */
export type InputManifest = z.infer<typeof inputSchema>;
/** An input that is a picture. */
export type PictureInput = z.infer<typeof pictureSchema>;
/** An input that is a depth map. */
export type DepthInput = z.infer<typeof depthSchema>;
/** An input of plain numbers. */
export type NumbersInput = z.infer<typeof numbersSchema>;
