import { fillGaussian } from '@dreamwalk/inference';
import type { RetrievalQuery } from './retrieval-policy.ts';

/** The last draw of a frame, which no sampler reaches. */
const RETRIEVAL_DRAW = 4095;

/** As many independent numbers as asked for, the same again for the same frame. The highest one wins. */
export function drawLots(draw: RetrievalQuery['draw'], count: number): Float32Array {
  const lots = new Float32Array(count);
  fillGaussian(lots, { ...draw, stream: 'world', draw: RETRIEVAL_DRAW });
  return lots;
}
