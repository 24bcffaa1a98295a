import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonKey } from './json-key.ts';

const TEXT = `{
  "a": { "b": [10, { "c": "}, \\"a\\": [" }], "a": 1 },
  "list": [
    [1, 2],
    []
  ],
  "empty": {},
  "twice": 1,
  "twice": 2
}`;

describe('findJsonKey', () => {
  it.each<[(string | number)[], number, number]>([
    [[], 1, 1],
    [['a'], 2, 3],
    [['a', 'b'], 2, 10],
    [['a', 'b', 0], 2, 16],
    [['a', 'b', 1, 'c'], 2, 22],
    [['a', 'a'], 2, 45],
    [['list', 0, 1], 4, 9],
    [['list', 1], 5, 5],
    [['empty'], 7, 3],
    [['twice'], 9, 3],
  ])('finds %j', (path, line, column) => {
    expect(findJsonKey(TEXT, path)).toEqual({ line, column });
  });

  it.each<[(string | number)[], number, number]>([
    [['none'], 1, 1],
    [['a', 'none', 'c'], 2, 3],
    [['list', 1, 0], 5, 5],
    [['empty', 'c'], 7, 3],
  ])('finds the deepest part of %j that is there', (path, line, column) => {
    expect(findJsonKey(TEXT, path)).toEqual({ line, column });
  });

  it('finds every value of any JSON: what stands there is that value or its key', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 1);
        const lines = text.split('\n');
        for (const [path, found] of leaves(JSON.parse(text), [])) {
          const { line, column } = findJsonKey(text, path);
          const rest = lines
            .slice(line - 1)
            .join('\n')
            .slice(column - 1);
          const key = path.at(-1);
          const expected =
            typeof key === 'string'
              ? `${JSON.stringify(key)}: ${JSON.stringify(found)}`
              : JSON.stringify(found);
          expect(rest.startsWith(expected)).toBe(true);
        }
      }),
    );
  });
});

/** Every value that holds no others, with its path. */
function leaves(value: unknown, path: (string | number)[]): [(string | number)[], unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const entries = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value);
  return entries.flatMap(([key, item]) => leaves(item, [...path, key]));
}
