import type { ContextManifest, FlowWindowManifest, LatentMemoryManifest, Manifest } from './manifest.ts';

/** The parts of a manifest that say how a model of latent context is driven. */
export interface LatentContextManifest {
  readonly memory: LatentMemoryManifest;
  readonly sampler: FlowWindowManifest;
  readonly context: ContextManifest;
}

/** What a manifest says of its latent context; null for a model of another kind, and for parts that do not fit together. */
export function latentContextOf({ memory, sampler, context }: Manifest): LatentContextManifest | null {
  return memory.kind === 'latent-context' && sampler.family === 'flow_window' && context
    ? { memory, sampler, context }
    : null;
}
