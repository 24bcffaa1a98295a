/**
 * P(X ≤ k) of a binomial variable. Terms are summed by their logarithms, so that thousands of trials do not underflow.
 *
 * @param k whole; below 0 the probability is 0, from `trials` on it is 1
 * @param p of a success, 0 to 1
 */
export function binomialCdf(k: number, trials: number, p: number): number {
  if (k < 0) return 0;
  if (k >= trials || p === 0) return 1;
  if (p === 1) return 0;
  const logOdds = Math.log(p) - Math.log1p(-p);
  let logTerm = trials * Math.log1p(-p);
  let sum = Math.exp(logTerm);
  for (let successes = 1; successes <= k; successes++) {
    logTerm += Math.log((trials - successes + 1) / successes) + logOdds;
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
