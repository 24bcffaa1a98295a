import { describe, expect, it } from 'vitest';
import { RequestError } from '../errors.ts';
import { MEASURES, suiteSize } from './suites.ts';

describe('suiteSize', () => {
  it('has every measure in full and quickly, quick the smaller', () => {
    for (const measure of MEASURES) {
      const { worlds, frames } = suiteSize('full', measure);
      const quick = suiteSize('quick', measure);
      expect(quick.worlds * quick.frames).toBeLessThan(worlds * frames);
    }
  });

  it('has every walk of a revisit, and says of what else it has not', () => {
    expect(suiteSize('all', 'revisit').frames).toBe(20);
    expect(() => suiteSize('all', 'tour')).toThrow(RequestError);
    expect(() => suiteSize('all', 'tour')).toThrow('The suite "all" measures revisit only, not tour');
  });
});
