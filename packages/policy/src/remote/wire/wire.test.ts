import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMessage } from './decode.ts';
import { encodeMessage, type WireValue } from './encode.ts';
import { WireError } from './errors.ts';
import { NdArray } from './nd-array.ts';

/** As `openpi_client.msgpack_numpy.packb` 0.1.2 wrote it, with msgpack 1.2.4 and NumPy 2.4.6. */
const PACKED_BY_OPENPI = {
  /** {"observation/image": np.arange(12, dtype=np.uint8).reshape(2, 2, 3), "prompt": "go", "step": 300, "reset": True} */
  observation:
    '84b16f62736572766174696f6e2f696d61676584c40b5f5f6e6461727261795f5fc3c40464617461c40c000102030405060708090a0bc4056474797065a37c7531c405736861706593020203a670726f6d7074a2676fa473746570cd012ca57265736574c3',
  /** {"actions": np.array([[1.5, -2], [0.1, 3]]), "n": np.float32(0.5), "neg": -5, "big": 2**40, "t": True, "none": None, "s": "é", "l": [1, [2.5]]} */
  result:
    '88a7616374696f6e7384c40b5f5f6e6461727261795f5fc3c40464617461c420000000000000f83f00000000000000c09a9999999999b93f0000000000000840c4056474797065a33c6638c4057368617065920202a16e83c40d5f5f6e7067656e657269635f5fc3c40464617461cb3fe0000000000000c4056474797065a33c6634a36e6567fba3626967cf0000010000000000a174c3a46e6f6e65c0a173a2c3a9a16c920191cb4004000000000000',
};

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

describe('decodeMessage', () => {
  it('reads what openpi writes', () => {
    const observation = decodeMessage(bytes(PACKED_BY_OPENPI.observation));
    expect(observation).toEqual({
      'observation/image': new NdArray(
        '|u1',
        [2, 2, 3],
        Uint8Array.from({ length: 12 }, (_, k) => k),
      ),
      prompt: 'go',
      step: 300,
      reset: true,
    });
    const { actions, ...rest } = decodeMessage(bytes(PACKED_BY_OPENPI.result)) as { actions: NdArray };
    expect(rest).toEqual({ n: 0.5, neg: -5, big: 2 ** 40, t: true, none: null, s: 'é', l: [1, [2.5]] });
    expect(actions).toMatchObject({ dtype: '<f8', shape: [2, 2] });
    expect([...actions.toNumbers()]).toEqual([1.5, -2, 0.1, 3]);
  });

  it.each<[string, string]>([
    ['|b1', '000101'],
    ['|i1', '000164'],
    ['<i2', '000001006400'],
    ['>i4', '000000000000000100000064'],
    ['<i8', '000000000000000001000000000000006400000000000000'],
    ['|u1', '000164'],
    ['<u2', '000001006400'],
    ['<u4', '000000000100000064000000'],
    ['>u8', '000000000000000000000000000000010000000000000064'],
    ['<f2', '0000003c4056'],
    ['<f4', '000000000000803f0000c842'],
    ['>f8', '00000000000000003ff00000000000004059000000000000'],
  ])('reads the bytes of np.array([0, 1, 100], dtype="%s")', (dtype, hex) => {
    const last = dtype === '|b1' ? 1 : 100;
    expect([...new NdArray(dtype, [3], bytes(hex)).toNumbers()]).toEqual([0, 1, last]);
  });

  it.each<[string, string, RegExp]>([
    ['nothing', '', /ends before/],
    ['a text that is cut', 'a4676f', /ends before/],
    ['a list that claims four thousand million values', 'ddffffffff', /ends before/],
    ['a map that claims as many', 'dfffffffff', /ends before/],
    ['two messages', 'c0c0', /goes on for 1 bytes/],
    ['an extension', 'd40100', /extension of msgpack \(byte 0xd4\)/],
    ['a list as a key', '8190c0', /neither text nor a number/],
    ['hundreds of lists in one another', '91'.repeat(400), /nested more than 32/],
    ['other keys of bytes', '81c4016bc0', /neither an array nor a number of NumPy/],
  ])('refuses %s', (_, hex, problem) => {
    expect(() => decodeMessage(bytes(hex))).toThrow(problem);
    expect(() => decodeMessage(bytes(hex))).toThrow(WireError);
  });

  it.each(['|O', '<c16', '|V8', '<U4', '<f16', '|S3', '<M8[ns]', 'u1; import os'])(
    'refuses arrays of "%s"',
    (dtype) => {
      expect(() => new NdArray(dtype, [1], new Uint8Array(8))).toThrow(/holds ".*", but only arrays of/);
    },
  );

  it('refuses arrays whose bytes do not fill their shape', () => {
    for (const shape of [[5], [-1, -4], [2.5, 2], [Number.NaN]])
      expect(() => new NdArray('<f4', shape, new Uint8Array(16))).toThrow(/does not fill the shape/);
  });

  it('lets no key reach a prototype', () => {
    const message = decodeMessage(encodeMessage(JSON.parse('{"__proto__": {"admin": true}}')));
    expect((message as { admin?: boolean }).admin).toBeUndefined();
    expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
  });

  it('reads whatever bytes come, or refuses them in words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        try {
          decodeMessage(noise);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('encodeMessage', () => {
  it('writes arrays as openpi does, with keys of bytes', () => {
    const image = NdArray.of(
      Uint8Array.from({ length: 12 }, (_, k) => k),
      [2, 2, 3],
    );
    const hex = Buffer.from(encodeMessage({ 'observation/image': image, prompt: 'go' })).toString('hex');
    // The same members up to the prompt; openpi's message has two more.
    const expected = PACKED_BY_OPENPI.observation.slice(2);
    expect(hex.slice(2)).toBe(expected.slice(0, expected.indexOf('a473746570')));
  });

  it('leaves out what is undefined', () => {
    expect(decodeMessage(encodeMessage({ a: 1, b: undefined }))).toEqual({ a: 1 });
  });

  it('refuses what the wire does not carry', () => {
    expect(() => encodeMessage((() => {}) as unknown as WireValue)).toThrow(/cannot carry a function/);
    expect(() => encodeMessage(2n ** 64n)).toThrow(/more than 64 bits/);
  });

  it.each([0, 15, 16, 31, 32, 255, 256, 65_535, 65_536])('counts to %i', (length) => {
    expect(decodeMessage(encodeMessage('x'.repeat(length)))).toBe('x'.repeat(length));
    expect(decodeMessage(encodeMessage(new Uint8Array(length)))).toHaveLength(length);
    const list = decodeMessage(encodeMessage(new Array<number>(length).fill(7))) as number[];
    expect(list).toHaveLength(length);
    expect(list.every((item) => item === 7)).toBe(true);
    const map = Object.fromEntries(Array.from({ length: Math.min(length, 300) }, (_, k) => [`k${k}`, k]));
    expect(decodeMessage(encodeMessage(map))).toEqual(map);
  });

  it('is undone by decodeMessage', () => {
    const { message } = fc.letrec<{ message: WireValue }>((tie) => ({
      message: fc.oneof(
        { maxDepth: 3, depthSize: 'xsmall' },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger(),
        fc.double(),
        fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }),
        fc.bigInt({ min: -(2n ** 63n), max: -(2n ** 53n) }),
        fc.string({ unit: fc.constantFrom('a', 'é', '漢', '😀') }),
        fc.uint8Array(),
        fc.float64Array().map((numbers) => NdArray.of(numbers, [numbers.length, 1])),
        fc.array(tie('message'), { maxLength: 5 }),
        fc.dictionary(fc.string(), tie('message'), { maxKeys: 5, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(message, (value) => {
        expect(decodeMessage(encodeMessage(value))).toEqual(value);
      }),
    );
  });
});
