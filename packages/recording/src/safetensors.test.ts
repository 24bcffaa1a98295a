import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SafetensorsError } from './errors.ts';
import {
  encodeSafetensors,
  readSafetensorsHead,
  SAFETENSORS_BYTES,
  type SafeTensor,
  safetensorBytes,
  safetensorsHeadBytes,
} from './safetensors.ts';

const FILE = 'a.safetensors';

/** `safetensors.numpy.save({"a": arange(3, dtype=float32)}, {"k": "v"})`, safetensors 0.8.0. */
const BY_PYTHON =
  '50000000000000007b225f5f6d657461646174615f5f223a7b226b223a2276227d2c2261223a7b226474797065223a22463332222c227368617065223a5b335d2c22646174615f6f666673657473223a5b302c31325d7d7d000000000000803f00000040';

const tensor: fc.Arbitrary<SafeTensor> = fc
  .record({
    dtype: fc.constantFrom(...(Object.keys(SAFETENSORS_BYTES) as (keyof typeof SAFETENSORS_BYTES)[])),
    shape: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
  })
  .chain(({ dtype, shape }) => {
    const length = SAFETENSORS_BYTES[dtype] * shape.reduce((product, dim) => product * dim, 1);
    return fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => ({ dtype, shape, bytes }));
  });

describe('safetensors', () => {
  it('gives back what it was given', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ minLength: 1 }).filter((name) => !name.startsWith('__')),
          tensor,
        ),
        fc.dictionary(fc.string(), fc.string()),
        (tensors, metadata) => {
          const given = new Map(Object.entries(tensors));
          const file = encodeSafetensors(given, metadata);
          const head = readSafetensorsHead(
            file.subarray(0, safetensorsHeadBytes(file, FILE)),
            file.byteLength,
            FILE,
          );
          expect({ ...head.metadata }).toEqual({ ...metadata });
          const read = [...head.tensors].map(([name, place]) => {
            const { dtype, shape } = place;
            return [name, { dtype, shape, bytes: new Uint8Array(safetensorBytes(file, place)) }];
          });
          expect(new Map(read as [string, SafeTensor][])).toEqual(given);
        },
      ),
    );
  });

  it('reads what the Python library wrote', () => {
    const file = Uint8Array.from(Buffer.from(BY_PYTHON, 'hex'));
    const { metadata, tensors } = readSafetensorsHead(file, file.byteLength, FILE);
    expect(metadata).toEqual({ k: 'v' });
    const place = tensors.get('a')!;
    expect(place).toMatchObject({ dtype: 'F32', shape: [3] });
    const bytes = safetensorBytes(file, place).slice();
    expect([...new Float32Array(bytes.buffer)]).toEqual([0, 1, 2]);
  });

  it('lets the arrays begin at a multiple of eight', () => {
    const bytes = Uint8Array.of(7);
    for (const name of ['a', 'ab', 'abc', 'abcd']) {
      const file = encodeSafetensors(new Map([[name, { dtype: 'U8', shape: [1], bytes }]]), {});
      expect(safetensorsHeadBytes(file, FILE) % 8).toBe(0);
    }
  });

  it.each([
    ['too short', () => Uint8Array.of(1, 2), 'it is cut short'],
    ['cut in its head', () => encodeSafetensors(new Map(), { a: 'b' }).subarray(0, 12), 'it is cut short'],
    ['cut in its arrays', () => oneTensor().subarray(0, -1), 'its array a is not what its head says'],
    ['of something else', () => new TextEncoder().encode('PNG or whatever it is'), 'does not begin as one'],
    ['without JSON', () => withHead('not JSON at all'), 'its head is not a JSON object'],
    [
      'with an unknown type',
      () => withHead('{"a":{"dtype":"X9","shape":[],"data_offsets":[0,1]}}'),
      'its array a',
    ],
    [
      'with offsets that do not fit',
      () => withHead('{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,1]}}'),
      'its array a',
    ],
    [
      'with offsets before its arrays',
      () => withHead('{"a":{"dtype":"U8","shape":[8],"data_offsets":[-8,0]}}'),
      'its array a',
    ],
  ])('refuses a file %s', (_, make, problem) => {
    const file = make();
    const read = () => readSafetensorsHead(file, file.byteLength, FILE);
    expect(read).toThrow(SafetensorsError);
    expect(read).toThrow(problem);
  });
});

function oneTensor(): Uint8Array {
  return encodeSafetensors(new Map([['a', { dtype: 'U8', shape: [4], bytes: new Uint8Array(4) }]]), {});
}

function withHead(json: string): Uint8Array {
  const head = new TextEncoder().encode(json);
  const file = new Uint8Array(8 + head.byteLength);
  new DataView(file.buffer).setBigUint64(0, BigInt(head.byteLength), true);
  file.set(head, 8);
  return file;
}
