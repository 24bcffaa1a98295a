import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstInOrder } from './first-in-order.ts';

it('finds what sorting puts first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 })), fc.nat({ max: 12 }), (values, count) => {
      const elements = values.map((value, at) => ({ value, at }));
      const compare = (a: { value: number; at: number }, b: typeof a) => a.value - b.value || a.at - b.at;
      expect(firstInOrder(elements, count, compare)).toEqual(elements.toSorted(compare).slice(0, count));
    }),
  );
});
