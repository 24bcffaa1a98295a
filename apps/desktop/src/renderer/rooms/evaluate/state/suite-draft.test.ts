import { parseSuite, suiteOffer } from '@dreamwalk/host/node';
import { describe, expect, it } from 'vitest';
import { estimateSuite } from './estimate.ts';
import { ARMS, COUNT_RANGES, EXAMPLE_DRAFT, episodeCount, placedDraft } from './suite-draft.ts';
import { suiteOf } from './suite-of.ts';

const offer = suiteOffer();
const draft = {
  ...EXAMPLE_DRAFT,
  policies: offer.policies.map(({ policy }) => policy.id),
  tasks: offer.tasks.map(({ id }) => id),
};

describe('a suite that was put together', () => {
  it('is a suite, with everything that is offered and with the example', () => {
    expect(parseSuite(suiteOf(draft, offer, 'rooms').text, 'suite.json')).toMatchObject({
      model: 'rooms',
      steps: draft.maxSteps,
      policies: offer.policies.map(({ policy }) => policy),
    });
    const example = parseSuite(suiteOf(EXAMPLE_DRAFT, offer, 'rooms').text, 'suite.json');
    expect(example.policies.map(({ id }) => id)).toEqual(EXAMPLE_DRAFT.policies);
    expect(example.tasks.map(({ id }) => id)).toEqual(EXAMPLE_DRAFT.tasks);
  });

  it('may be one of recorded walks, without what those have not got', () => {
    const recorded = { ...draft, places: 'tours' as const, arms: [...ARMS], tours: ['/walks/kitchen'] };
    const suite = parseSuite(suiteOf(recorded, offer, 'rooms').text, 'suite.json');
    expect(suite).toMatchObject({ arms: ['tour', 'view'], worlds: { tours: ['/walks/kitchen'] } });
    expect(suite.tasks).toHaveLength(draft.tasks.length - 1);
    expect(episodeCount(placedDraft({ ...recorded, policies: [], tasks: ['explore'] }))).toBe(2 * 2 * 2);
  });

  it.each(['min', 'max'] as const)('is one at the %s of all counts', (end) => {
    const counts = Object.fromEntries(
      Object.entries(COUNT_RANGES).map(([name, range]) => [name, range[end]]),
    );
    expect(() =>
      parseSuite(suiteOf({ ...draft, ...counts }, offer, 'rooms').text, 'suite.json'),
    ).not.toThrow();
  });
});

describe('how much that is', () => {
  it('counts floor and ceiling, and futures in imagination only', () => {
    expect(episodeCount({ ...EXAMPLE_DRAFT, samples: 3 })).toBe((3 + 2) * 1 * 2 * 2 * (3 + 1));
  });

  it('goes by the speed that was measured here', () => {
    const speed = { modelId: 'rooms', provider: 'cpu', framesPerSecond: 20, stepMs: 100, measuredAt: '' };
    const measured = estimateSuite({ ...EXAMPLE_DRAFT, arms: ['view'] }, offer, 'rooms', [speed]);
    expect(measured).toEqual({ durationMs: 20 * 40 * 100, stepMs: 100 });
    expect(estimateSuite(EXAMPLE_DRAFT, offer, 'other', [speed]).stepMs).not.toBe(100);
    const planning = { ...EXAMPLE_DRAFT, arms: ['view' as const], policies: ['random', 'wander', 'cem'] };
    const cem = offer.policies.find(({ policy }) => policy.id === 'cem')!;
    const more = estimateSuite(planning, offer, 'rooms', [speed]).durationMs - measured.durationMs;
    expect(more).toBe(4 * cem.worldModelSteps * 100);
  });
});
