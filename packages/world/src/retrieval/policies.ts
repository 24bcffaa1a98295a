import { createCoveragePolicy } from './coverage.ts';
import { retrieveAtRandom } from './random.ts';
import type { RetrievalPolicy } from './retrieval-policy.ts';
import { retrieveLatest } from './temporal.ts';

/** The policies by name. They differ in the choice alone. */
export const MEMORY_POLICY_NAMES = ['coverage', 'temporal', 'random', 'none'] as const;

/** A key of the retrieval policies: `none` shows the model the previous frame only. */
export type MemoryPolicyName = (typeof MEMORY_POLICY_NAMES)[number];

/** The policy of that name, with scratch space of its own. */
export function createRetrievalPolicy(name: MemoryPolicyName): RetrievalPolicy {
  switch (name) {
    case 'coverage':
      return createCoveragePolicy();
    case 'temporal':
      return retrieveLatest;
    case 'random':
      return retrieveAtRandom;
    case 'none':
      return () => [];
  }
}
