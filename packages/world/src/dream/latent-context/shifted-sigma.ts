/**
 * A noise level of a shifted flow schedule: σ = shift·s / (1 + (shift − 1)·s). A shift above 1 spends more of the steps
 * where there is much noise.
 *
 * @param s in [0, 1]: 1 is pure noise, 0 is clean
 */
export function shiftedSigma(s: number, shift: number): number {
  return (shift * s) / (1 + (shift - 1) * s);
}
