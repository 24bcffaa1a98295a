import type { MemoryEntry } from '../memory/memory-entry.ts';

/** Half of a view that is nearer than this, metres, is a view from inside of something: nobody stands so near to a wall. */
const NEAREST_M = 0.75;

/**
 * Whether a view was dreamed by a camera that had walked into what it dreamed. A walk is led by who walks, not by what is
 * dreamed, so it goes through dreamed walls; a view from inside of one shows nothing but the wall, and a model that is
 * shown that dreams nothing else from there on. Such a view is not shown: beyond the wall another place is dreamed.
 * What was really seen is shown from however near.
 */
export function isWalkedInto({ generated, surface }: MemoryEntry): boolean {
  if (!generated) return false;
  const near = surface.depthM.reduce((count, depthM) => count + (depthM < NEAREST_M ? 1 : 0), 0);
  return 2 * near > surface.depthM.length;
}
