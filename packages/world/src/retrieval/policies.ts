import type { MemoryPolicyName } from '@dreamwalk/model-package';
import { retrieveByContextAsMemory } from './context-as-memory.ts';
import { createCoveragePolicy } from './coverage.ts';
import { retrieveByMatrixGame3 } from './matrix-game-3.ts';
import { retrieveAtRandom } from './random.ts';
import type { RetrievalPolicy } from './retrieval-policy.ts';
import { retrieveLatest } from './temporal.ts';
import { retrieveByVMem } from './vmem-geodesic.ts';
import { retrieveByWorldCamPaper } from './worldcam-paper.ts';
import { retrieveByWorldCamRelease } from './worldcam-release.ts';
import { retrieveByWorldMem } from './worldmem.ts';
import { retrieveByWorldPlay } from './worldplay.ts';

/** The policy of that name, with scratch space of its own. */
export function createRetrievalPolicy(name: MemoryPolicyName): RetrievalPolicy {
  switch (name) {
    case 'coverage':
      return createCoveragePolicy();
    case 'temporal':
      return retrieveLatest;
    case 'random':
      return retrieveAtRandom;
    case 'worldcam-paper':
      return retrieveByWorldCamPaper;
    case 'worldcam-release':
      return retrieveByWorldCamRelease;
    case 'worldmem':
      return retrieveByWorldMem;
    case 'context-as-memory':
      return retrieveByContextAsMemory;
    case 'worldplay':
      return retrieveByWorldPlay;
    case 'matrix-game-3':
      return retrieveByMatrixGame3;
    case 'vmem-geodesic':
      return retrieveByVMem;
    case 'none':
      return () => [];
  }
}
