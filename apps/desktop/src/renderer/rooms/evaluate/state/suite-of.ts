import type { SuiteOffer } from '../../../../shared/evaluation-protocol.ts';
import { type SuiteDraft, suiteName } from './suite-draft.ts';

/** A draft as a suite file has it. */
export function suiteOf(draft: SuiteDraft, offer: SuiteOffer, modelId: string): string {
  const { policies, tasks, arms, firstWorld, worlds, startsPerWorld, seeds, samples, maxSteps } = draft;
  const suite = {
    format: 'dreamwalk-suite/1',
    name: suiteName(draft),
    model: modelId,
    arms,
    worlds: { from: firstWorld, count: worlds },
    startsPerWorld,
    steps: maxSteps,
    seeds: Array.from({ length: seeds }, (_, seed) => seed),
    samples,
    tasks: offer.tasks.filter(({ id }) => tasks.includes(id)),
    policies: offer.policies.map(({ policy }) => policy).filter(({ id }) => policies.includes(id)),
  };
  return `${JSON.stringify(suite, null, 2)}\n`;
}
