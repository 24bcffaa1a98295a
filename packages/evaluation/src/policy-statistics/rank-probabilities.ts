import type { BootstrapOptions } from '../statistics/bootstrap.ts';
import { drawClusters } from './cluster-bootstrap.ts';

/**
 * How probable it is that each policy is the best, the second best, …, were other start states drawn: the share of
 * cluster-bootstrap draws in which it has that rank. Policies that tie share the ranks that they take up evenly, so
 * that every row and every column sums to 1.
 *
 * @param scores what each policy reaches in a draw of clusters, higher is better; as many for every draw
 * @returns [policy][rank − 1]
 * @throws EvaluationError where there is no cluster
 */
export function rankProbabilities<Cluster>(
  clusters: readonly Cluster[],
  scores: (drawn: readonly Cluster[]) => readonly number[],
  options: BootstrapOptions = {},
): number[][] {
  const draws = drawClusters(clusters, options).map(scores);
  const probabilities = draws[0].map(() => draws[0].map(() => 0));
  for (const reached of draws)
    for (const [policy, score] of reached.entries()) {
      const above = reached.filter((other) => other > score).length;
      const equal = reached.filter((other) => other === score).length;
      for (let rank = above; rank < above + equal; rank++)
        probabilities[policy][rank] += 1 / (equal * draws.length);
    }
  return probabilities;
}
