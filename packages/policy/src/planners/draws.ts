import { fillGaussian } from '@dreamwalk/inference';

/** Where in an episode something is drawn. */
export interface DrawKey {
  readonly seed: number;
  readonly episode: number;
  /** Frames since the start. */
  readonly step: number;
  /** Which draw at that step, e.g. the iteration of a search. */
  readonly draw: number;
}

/** Standard normal numbers: equal for equal keys, whatever was drawn before. */
export function drawNormals(count: number, { seed, episode, step, draw }: DrawKey): Float32Array {
  const normals = new Float32Array(count);
  fillGaussian(normals, { seed, stream: 'planner', episode, sample: 0, frame: step, draw });
  return normals;
}
