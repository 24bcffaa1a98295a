import { describe, expect, it } from 'vitest';
import { InputFileError } from '../../errors.ts';
import { parseSuite } from './parse-suite.ts';
import { suitePlaces } from './suite-schema.ts';

const SUITE = {
  format: 'dreamwalk-suite/1',
  name: 'walkers',
  worlds: { from: 1_000_000, count: 2 },
  tasks: [{ id: 'reach', kind: 'reach-goal', nearestM: 2, farthestM: 4, withinM: 1 }],
  policies: ['random', { id: 'mine', kind: 'onnx', folder: 'mine' }],
};

const parse = (suite: object) => parseSuite(JSON.stringify(suite, null, 2), 'walkers.json');

function problemOf(suite: object | string): string {
  try {
    if (typeof suite === 'string') parseSuite(suite, 'walkers.json');
    else parse(suite);
  } catch (error) {
    if (error instanceof InputFileError) return error.message;
    throw error;
  }
  throw new Error('The suite was taken.');
}

describe('a suite', () => {
  it('is read with its defaults', () => {
    const suite = parse(SUITE);
    expect(suite).toMatchObject({ arms: ['tour'], steps: 80, tourViews: 100, seeds: [0], samples: 1 });
    expect(suite.policies[0]).toEqual({ id: 'random', kind: 'random' });
    expect(suitePlaces(suite)).toEqual([{ worldSeed: 1_000_000 }, { worldSeed: 1_000_001 }]);
  });

  it('may list its worlds', () => {
    expect(suitePlaces(parse({ ...SUITE, worlds: { seeds: [7, 3] } }))).toEqual([
      { worldSeed: 7 },
      { worldSeed: 3 },
    ]);
  });

  it('may have recorded walks for places, which have no reality', () => {
    const recorded = { ...SUITE, worlds: { tours: ['../kitchen'] } };
    expect(suitePlaces(parse(recorded))).toEqual([{ tour: '../kitchen' }]);
    expect(problemOf({ ...recorded, arms: ['tour', 'reality'] })).toMatch(/arms\.1: .*no reality/);
    const landmark = { id: 'landmark', kind: 'reach-landmark', nearestM: 1, farthestM: 9, withinM: 1 };
    expect(problemOf({ ...recorded, tasks: [landmark] })).toMatch(/tasks\.0\.kind: .*landmark/);
    expect(problemOf({ ...recorded, shifts: ['none', 'layout'] })).toMatch(
      /shifts: .*nothing can be changed/,
    );
  });

  it('may have a planner that dreams of nothing, to compare with one that does', () => {
    const budget = { stepsPerDecision: 0, stepsPerEpisode: 0 };
    const planner = { id: 'undreamed', kind: 'planner', planner: 'best-first', budget };
    expect(parse({ ...SUITE, policies: [planner] }).policies).toMatchObject([planner]);
  });

  it('says in which line it is no JSON', () => {
    expect(problemOf('{\n  "format": \n}')).toContain('walkers.json: this is not JSON in line 3');
  });

  it('says in which line and at which key a mistake is', () => {
    const mistaken = { ...SUITE, tasks: [{ ...SUITE.tasks[0], withinM: -1 }] };
    expect(problemOf(mistaken)).toMatch(/^walkers\.json: line 14, tasks\.0\.withinM: /);
  });

  it('names a key that it does not know', () => {
    expect(problemOf({ ...SUITE, polices: [] })).toContain('polices');
  });

  it.each([
    ['an id twice', { policies: ['random', 'random'] }, 'policies.1.id: the id "random" occurs twice'],
    ['the name of the ceiling', { policies: [{ id: 'demonstration', kind: 'random' }] }, 'in every suite'],
    [
      'a range of nothing',
      { tasks: [{ ...SUITE.tasks[0], farthestM: 1 }] },
      'nothing is between 2 m and 1 m',
    ],
    ['a baseline that is not there', { baseline: 'best' }, 'baseline: there is no policy "best"'],
  ])('refuses %s', (_, change, problem) => {
    expect(problemOf({ ...SUITE, ...change })).toContain(problem);
  });

  it('may list the floor, which is there anyway', () => {
    expect(parse({ ...SUITE, policies: ['no-op', 'random'] }).policies).toHaveLength(2);
  });
});
