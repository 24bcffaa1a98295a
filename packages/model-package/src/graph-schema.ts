import { z } from 'zod';
import { piecesSchema } from './file-pieces.ts';
import { packagePathSchema, sha256Schema } from './primitives.ts';

/**
 * The symbolic dimension of a denoiser that takes any number of noisy frames at once: its name in the ONNX graph and,
 * as a string, in the manifest's shapes.
 */
export const FRAMES_DIM = 'frames';

/**
 * What a tensor means to the engine. All are batch 1 and float32; H × W is the camera's size, C × h × w the
 * latent's, F the frames of a latent context (memory slots, then window). The description of each is part of the
 * published schema.
 */
export const TENSOR_ROLES = {
  frame: '[1, 3, H, W] RGB in [−1, 1], v/127.5 − 1 of a byte',
  depth: '[1, 1, H, W] metres along the camera’s +z; 0 is sky',
  gravity_rays:
    '[1, 2, H, W] per pixel: the world-up component of the unit ray, and 2/(1 + d/3) − 1 of the depth d at which the ray meets the ground z = 0 (−1 where it does not)',
  guide: '[1, 8, H, W] retrieved views splatted into the new camera',
  latent: '[1, C, h, w] a clean latent',
  sample: '[1, C, h, w] the noisy latent; [1, frames, C, h, w] of a model of latent context',
  noise_level: '[1] the sampler’s noise level; [1, frames] of a model of latent context',
  prediction: 'of the shape of sample: what the sampler family says the denoiser predicts',
  plucker:
    '[1, frames, 6, h, w] per cell of a noisy frame: the unit ray d through its middle and its moment o × d, relative to the anchor, metres',
  time: '[1, frames] temporal position of each noisy frame, counted from the oldest place of the window',
  context_latents:
    '[1, F, C, h, w] the latents of the memory slots, then of the window, oldest first; zeros where absent',
  context_plucker: '[1, F, 6, h, w] their rays, as plucker; zeros where absent',
  context_time:
    '[1, F] their temporal positions: memory.timeIndex for memory, 0 to context.frames − 1 for the window',
  context_noise_level: '[1, F] the noise that was mixed into them',
  context_present: '[1, F] 1 where there is a frame, 0 where there is none',
  condition:
    'any shape; an output of the conditioner, wired by its name to inputs of the denoiser and decoder',
} as const;

/** A key of `TENSOR_ROLES`. */
export type TensorRole = keyof typeof TENSOR_ROLES;

const roles = Object.keys(TENSOR_ROLES) as [TensorRole, ...TensorRole[]];

const tensorSchema = z.strictObject({
  role: z
    .enum(roles)
    .describe(`What the tensor means. ${roles.map((role) => `${role}: ${TENSOR_ROLES[role]}.`).join(' ')}`),
  dtype: z.literal('float32').describe('Element type.'),
  shape: z
    .array(z.union([z.number().int().positive(), z.literal(FRAMES_DIM)]))
    .min(1)
    .describe('Shape; static, but for the dimension "frames" of a denoiser that takes any number of them.'),
});

const graphSchema = z.strictObject({
  file: packagePathSchema.describe('The ONNX file, relative to the package.'),
  sha256: sha256Schema,
  pieces: piecesSchema,
  inputs: z.record(z.string(), tensorSchema).describe('By the input’s name in the ONNX graph; all of them.'),
  outputs: z
    .record(z.string(), tensorSchema)
    .describe('By the output’s name in the ONNX graph; all of them.'),
});

/** Schema of the `graphs` part of a manifest. */
export const graphsSchema = z
  .strictObject({
    encoder: graphSchema.describe('A real frame to its latent and depth.'),
    conditioner: graphSchema
      .optional()
      .describe('Guide and rays, or the latent context, to condition tensors; runs once a frame.'),
    denoiser: graphSchema.describe('One denoising step; runs once for each step of the sampler.'),
    decoder: graphSchema.describe('A latent to frame and depth.'),
  })
  .describe('The ONNX graphs.');

/** Which part of the model a graph is. */
export type GraphName = keyof z.infer<typeof graphsSchema>;
/** One graph of a manifest. */
export type GraphManifest = z.infer<typeof graphSchema>;
/** One input or output of a graph. */
export type TensorManifest = z.infer<typeof tensorSchema>;

/** In the order in which a frame passes through them. */
export const GRAPH_NAMES = [
  'encoder',
  'conditioner',
  'denoiser',
  'decoder',
] as const satisfies readonly GraphName[];
