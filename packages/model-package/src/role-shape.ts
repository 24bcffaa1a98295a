import { FRAMES_DIM, type TensorManifest, type TensorRole } from './graph-schema.ts';
import { latentContextOf } from './latent-context.ts';
import type { Manifest } from './manifest.ts';

const GUIDE_CHANNELS = 8;
const PLUCKER_CHANNELS = 6;

/** The shape that a tensor of a role has in a model; null for a condition, which may have any. */
export function shapeOfRole(manifest: Manifest, role: TensorRole): TensorManifest['shape'] | null {
  const { camera, latent } = manifest;
  const image = (channels: number) => [1, channels, camera.heightPx, camera.widthPx];
  const cells = (channels: number) => [channels, latent.heightCells, latent.widthCells];
  const latentContext = latentContextOf(manifest);
  const contextFrames = latentContext ? latentContext.memory.slots + latentContext.context.frames : 0;
  switch (role) {
    case 'frame':
      return image(3);
    case 'depth':
      return image(1);
    case 'gravity_rays':
      return image(2);
    case 'guide':
      return image(GUIDE_CHANNELS);
    case 'latent':
      return [1, ...cells(latent.channels)];
    case 'sample':
    case 'prediction':
      return latentContext ? [1, FRAMES_DIM, ...cells(latent.channels)] : [1, ...cells(latent.channels)];
    case 'noise_level':
      return latentContext ? [1, FRAMES_DIM] : [1];
    case 'plucker':
      return [1, FRAMES_DIM, ...cells(PLUCKER_CHANNELS)];
    case 'time':
      return [1, FRAMES_DIM];
    case 'context_latents':
      return [1, contextFrames, ...cells(latent.channels)];
    case 'context_plucker':
      return [1, contextFrames, ...cells(PLUCKER_CHANNELS)];
    case 'context_time':
    case 'context_noise_level':
    case 'context_present':
      return [1, contextFrames];
    case 'condition':
      return null;
  }
}
