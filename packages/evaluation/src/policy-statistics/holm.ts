/**
 * Holm's step-down correction (1979): p-values of several tests raised so that refusing all below α errs anywhere with
 * a probability of α at most.
 *
 * @returns in the order given
 */
export function holm(pValues: readonly number[]): number[] {
  const ascending = pValues.map((p, at) => ({ p, at })).sort((a, b) => a.p - b.p);
  const adjusted = [...pValues];
  let least = 0;
  for (const [rank, { p, at }] of ascending.entries()) {
    least = Math.max(least, Math.min(1, (pValues.length - rank) * p));
    adjusted[at] = least;
  }
  return adjusted;
}
