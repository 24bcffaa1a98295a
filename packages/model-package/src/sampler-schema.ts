import { z } from 'zod';
import { count, positive } from './primitives.ts';

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

const staircaseSchema = z
  .strictObject({
    stages: count.describe('Passes of the denoiser a frame.'),
    slots: count.describe(
      'Frames that are denoised at once, each one stage row noisier than the one before.',
    ),
  })
  .describe(
    'The staircase schedule: a frame is finished after stages · slots passes, one frame every stages passes.',
  );

const flowWindowSchema = z
  .strictObject({
    family: z.literal('flow_window'),
    prediction: z.literal('velocity').describe('What the denoiser returns: v = noise − x0.'),
    shift: positive.describe('Noise levels are shifted: σ = shift·s / (1 + (shift − 1)·s).'),
    steps: count.describe(
      'Euler steps a frame of the few-step schedule by default; must be one of allowedSteps.',
    ),
    allowedSteps: z.array(count).min(1).describe('Numbers of steps that were tested.'),
    staircase: staircaseSchema,
  })
  .describe(
    'Flow matching over a window: x_σ = (1 − σ)·x0 + σ·noise, clean context frames beside noisy ones that each have a σ of their own. Either one frame at a time in a few steps over shifted s = linspace(1, 0, steps + 1), or many in a staircase.',
  );

/** Schema of the `sampler` part of a manifest. */
export const samplerSchema = z
  .discriminatedUnion('family', [flowEulerSchema, flowWindowSchema])
  .describe('How noise becomes a latent.');
