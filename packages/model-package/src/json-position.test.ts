import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonProblem } from './json-position.ts';

describe('findJsonProblem', () => {
  it.each([
    ['{"a": 1,}', 1, 9, 'expected a key, found "}"'],
    ['{\n  "a" 1\n}', 2, 7, 'expected ":", found "1"'],
    ['[1, 2', 1, 6, 'expected "," or "]", found the end of the file'],
    ['', 1, 1, 'expected a value, found the end of the file'],
    ['{} {}', 1, 4, 'expected the end, found "{"'],
    ['[01]', 1, 2, 'expected a value or "]", found "0"'],
    ['["a\nb"]', 1, 2, 'expected a value or "]", found "\\""'],
    ['{"a": tru}', 1, 7, 'expected a value, found "t"'],
    ['[1}', 1, 3, 'expected "," or "]", found "}"'],
  ])('locates the problem of %j', (text, line, column, problem) => {
    expect(findJsonProblem(text)).toEqual({ line, column, problem });
  });

  it('agrees with JSON.parse on JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
        expect(findJsonProblem(JSON.stringify(JSON.parse(json), null, indent))).toBeNull();
      }),
    );
  });

  it('agrees with JSON.parse on JSON with one character changed', () => {
    const character = fc.constantFrom(...'{}[],:"\\0123.eE+-tfn ux\n\t');
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.option(character), (json, position, replacement) => {
        const at = position % json.length;
        const text = json.slice(0, at) + (replacement ?? '') + json.slice(at + 1);
        expect(findJsonProblem(text) === null).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
