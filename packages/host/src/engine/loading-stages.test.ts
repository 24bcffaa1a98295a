import { expect, it } from 'vitest';
import { LoadingReporter } from './loading-stages.ts';
import type { LoadingProgress } from './protocol.ts';

it('adds the stages up to the whole task and never goes backwards', () => {
  const first = { name: 'first', weight: 1 };
  const second = { name: 'second', weight: 3 };
  const told: LoadingProgress[] = [];
  const reporter = new LoadingReporter('model', [first, second], (progress) => told.push(progress));
  reporter.report(first, 0.5);
  reporter.report(second, 0);
  reporter.report(second, 1, '3 of 3');
  reporter.report(first, 1);
  expect(told.map((progress) => progress.fraction)).toEqual([0.125, 0.25, 1, 1]);
  expect(told[2]).toEqual({ task: 'model', stage: 'second', fraction: 1, detail: '3 of 3' });
});
