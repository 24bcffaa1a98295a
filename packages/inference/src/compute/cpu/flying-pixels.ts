import { UNKNOWN_M, VISIBLE_INVERSE_DEPTH, VISIBLE_RATIO } from '../guide.ts';

/**
 * Depth [H · W] with `UNKNOWN_M` at pixels that float between two surfaces: their inverse depth lies apart from both
 * neighbours, across or down. Left in, they would hang in the air once the camera moves.
 */
export function withoutFlying(depthM: Float32Array, widthPx: number, heightPx: number): Float32Array {
  const kept = depthM.slice();
  for (let j = 0; j < heightPx; j++)
    for (let i = 0; i < widthPx; i++) {
      const at = j * widthPx + i;
      const across = i > 0 && i < widthPx - 1 && isApart(depthM, at, at - 1) && isApart(depthM, at, at + 1);
      const down =
        j > 0 && j < heightPx - 1 && isApart(depthM, at, at - widthPx) && isApart(depthM, at, at + widthPx);
      if (across || down) kept[at] = UNKNOWN_M;
    }
  return kept;
}

function isApart(depthM: Float32Array, at: number, neighbour: number): boolean {
  const inverse = 1 / depthM[at];
  return Math.abs(inverse - 1 / depthM[neighbour]) > VISIBLE_INVERSE_DEPTH + VISIBLE_RATIO * inverse;
}
