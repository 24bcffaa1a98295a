import { z } from 'zod';
import { graphsSchema } from './graph-schema.ts';
import { MEMORY_POLICY_NAMES } from './memory-policy-names.ts';
import { packagePathSchema, sha256Schema } from './primitives.ts';

/** The file a package is recognised by. */
export const MANIFEST_FILE = 'world-model.json';

/** The value of `format` that this version reads. */
export const MANIFEST_FORMAT = 'dreamwalk-world-model/1';

const positive = z.number().positive();
const count = z.number().int().positive();

const cameraSchema = z
  .strictObject({
    widthPx: count.describe('Width of every frame in pixels.'),
    heightPx: count.describe('Height of every frame in pixels.'),
    hfovDeg: z
      .number()
      .gt(0)
      .lt(180)
      .describe('Horizontal field of view in degrees; pixels are square, the principal point is the centre.'),
    fps: positive.describe('Frames a second at which the model was trained.'),
    axes: z
      .literal('opencv')
      .describe('Camera axes: +x right, +y down, +z forward; a pose is camera-to-world.'),
    up: z.literal('+z').describe('The world axis that points up; the world is right-handed and in metres.'),
  })
  .describe('The one camera through which the world is seen.');

const walkSchema = z
  .strictObject({
    speedMPerFrame: positive.describe('Metres a frame at walking pace.'),
    turnDegPerFrame: positive.describe('Degrees a frame while a turning key is held.'),
    eyeHeightM: positive.describe('Height of the camera above the floor (z = 0) in metres.'),
  })
  .describe('How a person moves in worlds of this model.');

const latentSchema = z
  .strictObject({
    channels: count.describe('Channels of the latent.'),
    heightCells: count.describe('Rows of the latent grid.'),
    widthCells: count.describe('Columns of the latent grid.'),
  })
  .describe('The space the denoiser works in; its tensors are [1, channels, heightCells, widthCells].');

const flowEulerSchema = z
  .strictObject({
    family: z.literal('flow_euler'),
    prediction: z.literal('x0').describe('What the denoiser returns: the clean latent.'),
    steps: count.describe('Euler steps a frame by default; must be one of allowedSteps.'),
    allowedSteps: z.array(count).min(1).describe('Numbers of steps that were tested.'),
  })
  .describe(
    'Flow matching: x_σ = (1 − σ)·x0 + σ·noise, from pure noise (σ = 1) to 0 over σ = linspace(1, 0, steps + 1). The noise_level input is σ itself.',
  );

const samplerSchema = z
  .discriminatedUnion('family', [flowEulerSchema])
  .describe('How noise becomes a latent.');

const reprojectionSchema = z
  .strictObject({
    kind: z.literal('reprojection'),
    slots: count.describe('Views splatted into the guide: the previous frame and slots − 1 retrieved ones.'),
    policy: z
      .enum(MEMORY_POLICY_NAMES)
      .describe(
        'How views are retrieved by default: by greedy coverage of what the new camera sees, the last ones, at random, as the model of that name does, or only the previous frame.',
      ),
    grid: count.describe('Retrieval samples each view on a grid × grid of its depth.'),
  })
  .describe('Retrieved frames with depth are splatted into the new view (input role guide).');

const noMemorySchema = z
  .strictObject({ kind: z.literal('none') })
  .describe('The model is given no view of the past; no graph may have an input of role guide.');

const memorySchema = z
  .discriminatedUnion('kind', [reprojectionSchema, noMemorySchema])
  .describe('How past views condition a new one.');

const goldenSchema = z
  .strictObject({
    file: packagePathSchema.describe(
      'An npz of float32 arrays named GRAPH/in/NAME and GRAPH/out/NAME for every input and output of every graph.',
    ),
    sha256: sha256Schema,
    tolerance: positive.describe(
      'Largest absolute difference allowed in any output, relative to max(1, |expected|).',
    ),
  })
  .describe('Known inputs and outputs, run when the model is opened.');

/** Schema of `world-model.json`. What spans several fields is checked by `checkManifest`. */
export const manifestSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find this schema.'),
    format: z.literal(MANIFEST_FORMAT).describe('Name and version of this format.'),
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
      .describe('Short name, unique in a library of models.'),
    title: z.string().min(1).describe('Name for people.'),
    description: z.string().describe('One or two sentences for people.'),
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/, 'must look like 1.2.3')
      .describe('Version of the weights.'),
    license: z.string().min(1).describe('SPDX identifier of the licence of the weights.'),
    card: packagePathSchema.describe('The model card, a Markdown file.'),
    camera: cameraSchema,
    walk: walkSchema,
    latent: latentSchema,
    graphs: graphsSchema,
    sampler: samplerSchema,
    memory: memorySchema,
    golden: goldenSchema,
  })
  .describe('A world model on disk: what its files are and how they are driven.');

/** A parsed `world-model.json`. */
export type Manifest = z.infer<typeof manifestSchema>;
/** The sampler part of a manifest, told apart by `family`. */
export type SamplerManifest = Manifest['sampler'];
/** The memory part of a manifest, told apart by `kind`. */
export type MemoryManifest = Manifest['memory'];
