import type { Sense } from '../policy.ts';
import type { InputManifest } from './input-schema.ts';

/** What a policy must be shown so that an input can be filled. */
export const SENSES_OF_SOURCE: Readonly<Record<InputManifest['source'], readonly Sense[]>> = {
  frame: ['frame'],
  'goal-frame': ['goal-frame'],
  depth: ['depth'],
  pose: ['pose'],
  'goal-pose': ['goal-pose'],
  'goal-pose-in-camera': ['pose', 'goal-pose'],
  'episode-start': [],
  noise: [],
};
