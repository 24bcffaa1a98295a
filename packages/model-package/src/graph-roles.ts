import type { GraphName, TensorRole } from './graph-schema.ts';
import type { MemoryManifest } from './manifest.ts';

/** Roles on the two sides of a graph. */
export interface GraphRoles {
  readonly inputs: readonly TensorRole[];
  readonly outputs: readonly TensorRole[];
}

/** The roles of one graph: those it must have, each once, and those it may have besides. */
export interface RoleRules {
  readonly required: GraphRoles;
  readonly optional: GraphRoles;
}

const ENCODER: RoleRules = {
  required: { inputs: ['frame'], outputs: ['latent', 'depth'] },
  optional: { inputs: ['gravity_rays'], outputs: [] },
};

const GUIDED: Record<GraphName, RoleRules> = {
  encoder: ENCODER,
  conditioner: {
    required: { inputs: [], outputs: ['condition'] },
    optional: { inputs: ['guide', 'gravity_rays'], outputs: [] },
  },
  denoiser: {
    required: { inputs: ['sample', 'noise_level'], outputs: ['prediction'] },
    optional: { inputs: ['condition', 'guide', 'gravity_rays'], outputs: [] },
  },
  decoder: {
    required: { inputs: ['latent'], outputs: ['frame', 'depth'] },
    optional: { inputs: ['condition', 'guide', 'gravity_rays'], outputs: [] },
  },
};

const LATENT_CONTEXT: Record<GraphName, RoleRules> = {
  encoder: ENCODER,
  conditioner: {
    required: {
      inputs: [
        'context_latents',
        'context_plucker',
        'context_time',
        'context_noise_level',
        'context_present',
      ],
      outputs: ['condition'],
    },
    optional: { inputs: [], outputs: [] },
  },
  denoiser: {
    required: {
      inputs: ['sample', 'noise_level', 'plucker', 'time', 'condition'],
      outputs: ['prediction'],
    },
    optional: { inputs: [], outputs: [] },
  },
  decoder: {
    required: { inputs: ['latent'], outputs: ['frame', 'depth'] },
    optional: { inputs: ['gravity_rays'], outputs: [] },
  },
};

/** The roles of a graph in a model whose memory is of that kind. */
export function roleRules(kind: MemoryManifest['kind'], graph: GraphName): RoleRules {
  return (kind === 'latent-context' ? LATENT_CONTEXT : GUIDED)[graph];
}
