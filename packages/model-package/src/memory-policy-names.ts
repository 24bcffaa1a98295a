/**
 * The retrieval policies by name. They differ in the choice alone; those named after a model choose as it does, and
 * `none` shows the model the previous frame only.
 */
export const MEMORY_POLICY_NAMES = [
  'coverage',
  'temporal',
  'random',
  'worldcam-paper',
  'worldcam-release',
  'worldmem',
  'context-as-memory',
  'worldplay',
  'matrix-game-3',
  'vmem-geodesic',
  'none',
] as const;

/** A key of the retrieval policies. */
export type MemoryPolicyName = (typeof MEMORY_POLICY_NAMES)[number];
