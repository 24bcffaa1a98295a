import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commit, redo, replace, startHistory, undo } from './history.ts';

describe('history', () => {
  it('goes back through every change and forth again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (changes) => {
        const states = [-1, ...changes.map((value, index) => 1000 * index + value)];
        let history = states.slice(1).reduce((at, next) => commit(at, next), startHistory(states[0]));
        for (const state of states.toReversed()) {
          expect(history.present).toBe(state);
          history = undo(history);
        }
        expect(undo(history).present).toBe(-1);
        for (const state of states.slice(1)) {
          history = redo(history);
          expect(history.present).toBe(state);
        }
        expect(redo(history).future).toEqual([]);
      }),
    );
  });

  it('takes the parts of one gesture back together, and not those of the next', () => {
    let history = startHistory('a');
    for (const state of ['b', 'c']) history = commit(history, state, 'drag');
    history = commit({ ...history, gesture: undefined }, 'd', 'drag');
    expect(undo(history).present).toBe('c');
    expect(undo(undo(history)).present).toBe('a');
  });

  it('forgets what was undone once something else is done, and changes nothing for the same state', () => {
    const history = undo(commit(startHistory('a'), 'b'));
    expect(commit(history, 'c').future).toEqual([]);
    expect(commit(history, 'a')).toBe(history);
    expect(replace(history, 'a')).toBe(history);
    expect(replace(history, 'x')).toMatchObject({ present: 'x', future: ['b'], past: [] });
  });
});
