import type { Agreement, EvaluationSummary } from '../report/evaluation-summary.ts';
import type { Bounds } from './bars.ts';
import type { CardBar } from './report-card.ts';

/** An evaluation of policies in the model that a card is about. */
export interface EvaluatedPolicies {
  readonly summary: EvaluationSummary;
  /** Whether every world has a seed that is never trained on. */
  readonly heldOut: boolean;
}

/** A figure of agreement that has a bar. */
export type AgreementFigure = 'pearson' | 'spearman' | 'mmrv';

/** The bars of the roadmap, the same whatever the model was trained on. */
const BOUNDS: Readonly<Record<AgreementFigure, Bounds>> = {
  pearson: { low: 0.9 },
  spearman: { low: 0.85 },
  mmrv: { high: 0.06 },
};

/** What the bars are about: fewer of either say too little, and policies that all fail or all succeed are ranked by chance. */
const LEAST = { policies: 8, tasks: 4, starts: 20, middling: 5 } as const;

/** The real success of a policy that is neither hopeless nor perfect. */
const MIDDLING = { low: 0.15, high: 0.85 } as const;

/** The bar of a figure of agreement, judged where the evaluation is of the size that the bar is about. */
export function agreementBars(
  evaluated: EvaluatedPolicies,
  agreement: Agreement,
  figure: AgreementFigure,
): CardBar[] {
  const bounds = BOUNDS[figure];
  const { value } = agreement.byPolicy[figure];
  const remark = obstacleOf(evaluated, agreement) ?? (value === null ? 'no correlation' : null);
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = bounds;
  return ['CPU', 'GPU'].map((title) =>
    remark !== null || value === null
      ? { title, ...bounds, verdict: 'not judged', ...(remark !== null && { remark }) }
      : { title, ...bounds, verdict: value >= low && value <= high ? 'met' : 'missed' },
  );
}

/** Why an evaluation cannot be judged by the bars, if so. */
function obstacleOf({ summary, heldOut }: EvaluatedPolicies, { arm, byPolicy }: Agreement): string | null {
  const { points } = byPolicy;
  const { low, high } = MIDDLING;
  const middling = points.filter(
    ({ real }) => real.value !== null && real.value >= low && real.value <= high,
  );
  if (!heldOut) return 'worlds that may have been trained on';
  if (arm !== 'tour') return 'asked of dreams from a tour';
  if (points.length < LEAST.policies) return `asked of ${LEAST.policies} candidates`;
  if (summary.header.tasks.length < LEAST.tasks) return `asked of ${LEAST.tasks} tasks`;
  if (summary.starts < LEAST.starts) return `asked of ${LEAST.starts} starts`;
  if (middling.length < LEAST.middling)
    return `asked of ${LEAST.middling} candidates with a real success of ${low}–${high}`;
  return null;
}
