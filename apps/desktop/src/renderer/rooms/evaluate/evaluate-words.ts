import type { EvaluatedPolicy, EvaluatedTask } from '@dreamwalk/evaluation';
import type { TFunction } from 'i18next';
import { decimal } from '../../words/decimal.ts';
import { evaluate } from '../../words/en/evaluate.ts';

/** Of a policy in the language shown: what its kind is called, unless the suite has its own name for it. */
export function policyName(
  { id, kind, role }: Pick<EvaluatedPolicy, 'id' | 'kind' | 'role'>,
  t: TFunction<'evaluate'>,
): string {
  const isHouses = id === kind || kind === 'planner' || role === 'ceiling';
  return isHouses && isOne(id, evaluate.policies) ? t(`policies.${id}.name`) : id;
}

export function policyAbout(id: string, t: TFunction<'evaluate'>): string {
  return isOne(id, evaluate.policies) ? t(`policies.${id}.about`) : '';
}

/** Of a task in the language shown: what its kind is called, and the suite's own name where that says more. */
export function taskName(
  { id, title: kind }: Pick<EvaluatedTask, 'id' | 'title'>,
  t: TFunction<'evaluate'>,
): string {
  if (!isOne(kind, evaluate.tasks)) return id;
  const name = t(`tasks.${kind}.name`);
  return kind.includes(id) ? name : `${name} · ${id}`;
}

export function taskAbout(id: string, t: TFunction<'evaluate'>): string {
  return isOne(id, evaluate.tasks) ? t(`tasks.${id}.about`) : '';
}

function isOne<Words extends object>(name: string, words: Words): name is keyof Words & string {
  return name in words;
}

/** A share of 0 to 1 in whole percent, with a true minus sign. */
export function percent(share: number): string {
  return `${signed(Math.round(100 * share) || 0)} %`;
}

/** The same of an interval. */
export function percentInterval({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${signed(Math.round(100 * low) || 0)} … ${percent(high)}`;
}

/** With a true minus sign. */
export function signed(value: number, digits = 0): string {
  return decimal(value, digits).replace('-', '−');
}

/** In the unit that says enough: these are the same in every language of the studio. */
export function formatDuration(durationMs: number): string {
  const minutes = Math.round(durationMs / 60_000);
  if (durationMs < 90_000) return `${Math.max(1, Math.round(durationMs / 1000))} s`;
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 10 ? `${hours} h ${minutes % 60} min` : `${Math.round(minutes / 60)} h`;
}
