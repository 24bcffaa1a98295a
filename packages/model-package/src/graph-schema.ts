import { z } from 'zod';
import { packagePathSchema, sha256Schema } from './primitives.ts';

/**
 * What a tensor means to the engine. All are batch 1 and float32; H × W is the camera's size, C × h × w the
 * latent's. The description of each is part of the published schema.
 */
export const TENSOR_ROLES = {
  frame: '[1, 3, H, W] RGB in [−1, 1], v/127.5 − 1 of a byte',
  depth: '[1, 1, H, W] metres along the camera’s +z; 0 is sky',
  gravity_rays:
    '[1, 2, H, W] per pixel: the world-up component of the unit ray, and 2/(1 + d/3) − 1 of the depth d at which the ray meets the ground z = 0 (−1 where it does not)',
  guide: '[1, 8, H, W] retrieved views splatted into the new camera',
  latent: '[1, C, h, w] a clean latent',
  sample: '[1, C, h, w] the noisy latent',
  noise_level: '[1] the sampler’s noise level',
  prediction: '[1, C, h, w] what the sampler family says the denoiser predicts',
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
  shape: z.array(z.number().int().positive()).min(1).describe('Static shape.'),
});

const graphSchema = z.strictObject({
  file: packagePathSchema.describe('The ONNX file, relative to the package.'),
  sha256: sha256Schema,
  inputs: z.record(z.string(), tensorSchema).describe('By the input’s name in the ONNX graph; all of them.'),
  outputs: z
    .record(z.string(), tensorSchema)
    .describe('By the output’s name in the ONNX graph; all of them.'),
});

/** Schema of the `graphs` part of a manifest. */
export const graphsSchema = z
  .strictObject({
    encoder: graphSchema.describe('A real frame to its latent and depth.'),
    conditioner: graphSchema.optional().describe('Guide and rays to condition tensors; runs once a frame.'),
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
