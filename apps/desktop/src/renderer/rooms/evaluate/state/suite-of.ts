import type { SuiteOffer, SuiteRequest } from '../../../../shared/evaluation-protocol.ts';
import { placedDraft, type SuiteDraft, suiteName } from './suite-draft.ts';

/** A draft as a suite file that lies nowhere yet: paths in it are whole. */
export function suiteOf(draft: SuiteDraft, offer: SuiteOffer, modelId: string): SuiteRequest {
  const { policies, tasks, arms, places, tours, firstWorld, worlds } = placedDraft(draft);
  const { startsPerWorld, seeds, samples, maxSteps } = draft;
  const suite = {
    format: 'dreamwalk-suite/1',
    name: suiteName(draft),
    model: modelId,
    arms,
    worlds: places === 'tours' ? { tours } : { from: firstWorld, count: worlds },
    startsPerWorld,
    steps: maxSteps,
    seeds: Array.from({ length: seeds }, (_, seed) => seed),
    samples,
    tasks: offer.tasks.filter(({ id }) => tasks.includes(id)),
    policies: offer.policies.map(({ policy }) => policy).filter(({ id }) => policies.includes(id)),
  };
  const text = `${JSON.stringify(suite, null, 2)}\n`;
  return { text, file: `${suite.name}.suite.json`, folder: null };
}
