import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { NpzError } from './errors.ts';
import { readNpz, writeNpz } from './npz.ts';

/** `numpy.savez(f, **{'a/in/x': [[1, 2, 3], [4, 5, -6.5]], 'scalar': 7})` in float32, by NumPy 2. */
const NUMPY_FIXTURE =
  'UEsDBC0AAAAAAAAAIQANDaQF//////////8KABQAYS9pbi94Lm5weQEAEACYAAAAAAAAAJgAAAAAAAAAk05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAIA/AAAAQAAAQEAAAIBAAACgQAAA0MBQSwMELQAAAAAAAAAhACpb2Aj//////////woAFABzY2FsYXIubnB5AQAQAIQAAAAAAAAAhAAAAAAAAACTTlVNUFkBAHYAeydkZXNjcic6ICc8ZjQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgCgAA4EBQSwECLQMtAAAAAAAAACEADQ2kBZgAAACYAAAACgAAAAAAAAAAAAAAgAEAAAAAYS9pbi94Lm5weVBLAQItAy0AAAAAAAAAIQAqW9gIhAAAAIQAAAAKAAAAAAAAAAAAAACAAdQAAABzY2FsYXIubnB5UEsFBgAAAAACAAIAcAAAAJQBAAAAAA==';

describe('npz', () => {
  it('gives back what it was given', () => {
    const array = fc.array(fc.nat({ max: 4 }), { maxLength: 4 }).chain((shape) => {
      const count = shape.reduce((product, dim) => product * dim, 1);
      return fc.record({
        shape: fc.constant(shape),
        data: fc.float32Array({ minLength: count, maxLength: count }),
      });
    });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z][a-z/]{0,12}[a-z]$/), array), (record) => {
        const arrays = new Map(Object.entries(record));
        expect(readNpz(writeNpz(arrays), 'x.npz')).toEqual(arrays);
      }),
    );
  });

  it('reads what NumPy wrote', () => {
    const arrays = readNpz(Buffer.from(NUMPY_FIXTURE, 'base64'), 'numpy.npz');
    expect(arrays.get('a/in/x')).toEqual({ shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, -6.5) });
    expect(arrays.get('scalar')).toEqual({ shape: [], data: Float32Array.of(7) });
  });

  it('writes the same bytes each time', () => {
    const arrays = new Map([['a', { shape: [2], data: Float32Array.of(1, 2) }]]);
    expect(writeNpz(arrays)).toEqual(writeNpz(arrays));
  });

  const refused = (npy: Uint8Array, message: string | RegExp) => {
    const read = () => readNpz(zipSync({ 'a.npy': npy }), 'x.npz');
    expect(read).toThrow(NpzError);
    expect(read).toThrow(message);
  };

  it('refuses what is no zip', () => {
    expect(() => readNpz(new Uint8Array(40), 'x.npz')).toThrow(
      'x.npz is not usable: it is not a zip archive or is cut short. Write it again',
    );
    const whole = writeNpz(new Map([['a', { shape: [2], data: Float32Array.of(1, 2) }]]));
    expect(() => readNpz(whole.subarray(0, whole.length - 30), 'x.npz')).toThrow(NpzError);
  });

  it('refuses what is no npy, with the path in the archive', () => {
    refused(
      new TextEncoder().encode('hello, I am text'),
      'x.npz/a.npy is not usable: it is not an npy array.',
    );
  });

  it('refuses another element type, order or length', () => {
    refused(
      npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", 8),
      'element type is <f8, not float32',
    );
    refused(npy("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", 4), 'Fortran order');
    refused(npy("{'descr': '<f4', 'fortran_order': False, }", 4), 'no shape');
    refused(
      npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", 8),
      'should hold 3 numbers but has 8 bytes',
    );
  });
});

function npy(header: string, dataBytes: number): Uint8Array {
  const bytes = new Uint8Array(10 + header.length + dataBytes);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, header.length, 0]);
  bytes.set(new TextEncoder().encode(header), 10);
  return bytes;
}
