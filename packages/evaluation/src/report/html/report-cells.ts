import type { GridCell, TextCell } from '../../card/report-card.ts';
import type { Arm } from '../../episodes/episode-result.ts';
import type { Estimate, Interval } from '../../policy-statistics/interval.ts';
import type { EvaluatedPolicy, EvaluationHeader } from '../evaluation-header.ts';
import type { Agreement, CellSummary, EvaluationSummary, ImaginedArm } from '../evaluation-summary.ts';

/** What an arm is called in headings. */
export const ARM_TITLES: Readonly<Record<Arm, string>> = {
  tour: 'From a tour',
  view: 'From one view',
  reality: 'In reality',
};

/** A policy's name, marked where it is the floor or the ceiling. */
export function policyTitle({ policies }: EvaluationHeader, id: string): string {
  const role = policies.find((policy) => policy.id === id)?.role ?? 'candidate';
  return role === 'candidate' ? id : `${id} (${role})`;
}

/** The policies that an evaluation has episodes of, in the header's order. */
export function shownPolicies({ header, cells }: EvaluationSummary): EvaluatedPolicy[] {
  return header.policies.filter(({ id }) => cells.some(({ policy }) => policy === id));
}

/** What came of a policy in an arm, in a task or over all (null); absent where it has no episodes. */
export function cellOf(
  { cells }: EvaluationSummary,
  arm: Arm,
  policy: string,
  task: string | null,
): CellSummary | undefined {
  return cells.find((cell) => cell.arm === arm && cell.policy === policy && cell.task === task);
}

/** How an arm of imagination agrees with reality; absent where either has no episodes. */
export function agreementOf(
  agreements: readonly Agreement[],
  arm: ImaginedArm,
  policies: Agreement['policies'],
  episodes: Agreement['episodes'],
): Agreement | undefined {
  return agreements.find(
    (agreement) =>
      agreement.arm === arm && agreement.policies === policies && agreement.episodes === episodes,
  );
}

/** The steps that a policy's planner ran its world model for: the mean of an episode, over all arms. */
export function budgetCell({ cells }: EvaluationSummary, policy: string, task: string | null): GridCell {
  const own = cells.filter((cell) => cell.policy === policy && cell.task === task);
  const episodes = own.reduce((sum, cell) => sum + cell.episodes, 0);
  const steps = own.reduce((sum, cell) => sum + cell.episodes * cell.worldModelSteps, 0);
  return numberCell(episodes > 0 ? steps / episodes : null, 0);
}

/** What `budgetCell` is called in a heading. */
export const BUDGET_HEADING = 'World-model steps';

/** So many successes of so many episodes. */
export function countCell(cell: CellSummary | undefined): TextCell {
  return textCell(cell ? `${cell.successes} / ${cell.episodes}` : '');
}

/** The success rate of a cell with Wilson's interval. */
export function rateCell(cell: Pick<CellSummary, 'successRate' | 'wilson'> | undefined): GridCell {
  return numberCell(cell?.successRate ?? null, 2, cell?.wilson);
}

/** An estimate with its interval. */
export function estimateCell(estimate: Estimate | undefined, decimals = 2): GridCell {
  return numberCell(estimate?.value ?? null, decimals, estimate?.interval);
}

/** A number, with an interval where it has one. */
export function numberCell(value: number | null, decimals: number, interval?: Interval | null): GridCell {
  return { value, decimals, interval: interval ?? null };
}

/** Words. */
export function textCell(text: string): TextCell {
  return { text };
}

/** A p-value as it is written: never as 0. */
export function pValueText(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}
