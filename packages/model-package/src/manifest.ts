import { z } from 'zod';
import { piecesSchema } from './file-pieces.ts';
import { graphsSchema } from './graph-schema.ts';
import { contextSchema, memorySchema } from './memory-schema.ts';
import { count, packagePathSchema, positive, sha256Schema } from './primitives.ts';
import { samplerSchema } from './sampler-schema.ts';

/** The file a package is recognised by. */
export const MANIFEST_FILE = 'world-model.json';

/** The value of `format` that this version reads. */
export const MANIFEST_FORMAT = 'dreamwalk-world-model/1';

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
    trainedSpeedsMPerFrame: z
      .strictObject({
        slowest: positive.describe('Metres a frame of the slowest walks.'),
        fastest: positive.describe('Metres a frame of the fastest walks.'),
      })
      .optional()
      .describe('The speeds of the walks that the model was trained on.'),
  })
  .describe('How a person moves in worlds of this model.');

const latentSchema = z
  .strictObject({
    channels: count.describe('Channels of the latent.'),
    heightCells: count.describe('Rows of the latent grid.'),
    widthCells: count.describe('Columns of the latent grid.'),
  })
  .describe('The space the denoiser works in; its tensors are [1, channels, heightCells, widthCells].');

const goldenSchema = z
  .strictObject({
    file: packagePathSchema.describe(
      'An npz of float32 arrays named GRAPH/in/NAME and GRAPH/out/NAME for every input and output of every graph.',
    ),
    sha256: sha256Schema,
    pieces: piecesSchema,
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
    context: contextSchema.optional(),
    golden: goldenSchema,
  })
  .describe('A world model on disk: what its files are and how they are driven.');

/** A parsed `world-model.json`. */
export type Manifest = z.infer<typeof manifestSchema>;
/** The sampler part of a manifest, told apart by `family`. */
export type SamplerManifest = Manifest['sampler'];
/** The sampler of a manifest whose memory is a latent context. */
export type FlowWindowManifest = Extract<SamplerManifest, { family: 'flow_window' }>;
/** The memory part of a manifest, told apart by `kind`. */
export type MemoryManifest = Manifest['memory'];
/** The memory of a manifest that is a latent context. */
export type LatentMemoryManifest = Extract<MemoryManifest, { kind: 'latent-context' }>;
/** The window of a manifest whose memory is a latent context. */
export type ContextManifest = NonNullable<Manifest['context']>;
