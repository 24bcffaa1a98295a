import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WireFormatError } from './errors.ts';
import { decodeMessage, encodeMessage } from './wire-format.ts';

describe('wire format', () => {
  it('carries any message with bytes in it, wherever they are', () => {
    const leaf = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.uint8Array());
    const message = fc.dictionary(
      fc.string().filter((key) => !['__proto__', '$bytes'].includes(key)),
      fc.oneof(leaf, fc.array(leaf)),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(message, (value) => {
        expect(decodeMessage(encodeMessage(value))).toEqual(value);
      }),
    );
  });

  it('gives each array a buffer of its own, so that it can be transferred', () => {
    // As Node's sockets give it.
    const block = Buffer.from(encodeMessage({ a: new Uint8Array(3), b: new Uint8Array(5) }));
    const decoded = decodeMessage(block) as Record<string, Uint8Array>;
    expect(decoded.a.constructor).toBe(Uint8Array);
    expect([decoded.a.buffer.byteLength, decoded.b.buffer.byteLength]).toEqual([3, 5]);
  });

  it('names what is wrong with bytes that are no message', () => {
    const good = encodeMessage({ bytes: new Uint8Array(8) });
    const cases = [
      new Uint8Array(2),
      good.subarray(0, 10),
      good.subarray(0, good.length - 1),
      good.map((b, i) => (i < 4 ? b : 0x7b)),
    ];
    for (const block of cases) expect(() => decodeMessage(block)).toThrow(WireFormatError);
  });

  it('reads a message that lies in the middle of a buffer', () => {
    const block = encodeMessage({ bytes: Uint8Array.of(7, 8) });
    const inside = new Uint8Array(block.length + 5);
    inside.set(block, 5);
    expect(decodeMessage(inside.subarray(5))).toEqual({ bytes: Uint8Array.of(7, 8) });
  });
});
