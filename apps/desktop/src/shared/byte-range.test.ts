import { expect, it } from 'vitest';
import { parseByteRange } from './byte-range.ts';

it.each([
  [null, 'whole'],
  ['bytes=0-9', { first: 0, last: 9 }],
  ['bytes=90-', { first: 90, last: 99 }],
  ['bytes=90-1000', { first: 90, last: 99 }],
  ['bytes=-10', { first: 90, last: 99 }],
  ['bytes=-1000', { first: 0, last: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=9-3', 'whole'],
  ['bytes=0-1,4-5', 'whole'],
  ['bytes=-', 'whole'],
  ['lines=0-9', 'whole'],
])('reads %s of a hundred bytes', (header, expected) => {
  expect(parseByteRange(header, 100)).toEqual(expected);
});
