import { fromHalfBits } from '@dreamwalk/inference';
import { WireError } from './errors.ts';

/** Kind and size of the numbers: booleans, integers and floats of NumPy; no objects, text, records or complex numbers. */
const NUMERIC = /^[<>|=]?(?:b1|[iu][1248]|f[248])$/;

/** An array as NumPy has it: numbers of one kind, in C order. */
export class NdArray {
  /** NumPy's own word: `|u1`, `<f4`, `>f8` … */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** The numbers, as `dtype` says; not a copy. */
  readonly bytes: Uint8Array;

  /** @throws WireError where the kind is none of numbers, or the bytes do not fill the shape */
  constructor(dtype: string, shape: readonly number[], bytes: Uint8Array) {
    if (!NUMERIC.test(dtype))
      throw new WireError(
        `An array holds "${dtype}", but only arrays of booleans, integers and floats of up to 64 bits are read. Convert it with astype, for instance to float64.`,
      );
    const count = shape.reduce((product, side) => product * side, 1);
    if (!shape.every(isLength) || count * itemBytes(dtype) !== bytes.byteLength)
      throw new WireError(
        `An array of ${bytes.byteLength} bytes of "${dtype}" does not fill the shape [${shape.join(', ')}]. Send what tobytes gives, with the array's own shape.`,
      );
    this.dtype = dtype;
    this.shape = shape;
    this.bytes = bytes;
  }

  /** An array over a typed array's own memory. Machines that run this are little-endian. */
  static of(numbers: Uint8Array | Float32Array | Float64Array, shape: readonly number[]): NdArray {
    const dtype = numbers instanceof Uint8Array ? '|u1' : numbers instanceof Float32Array ? '<f4' : '<f8';
    return new NdArray(dtype, shape, new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  }

  /** Its numbers, row by row; integers beyond 2⁵³ are rounded, booleans are 0 and 1. */
  toNumbers(): Float64Array {
    const size = itemBytes(this.dtype);
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    const littleEndian = !this.dtype.startsWith('>');
    const read = READERS[this.dtype.slice(-2)];
    const numbers = new Float64Array(this.bytes.byteLength / size);
    for (let k = 0; k < numbers.length; k++) numbers[k] = read(view, k * size, littleEndian);
    return numbers;
  }
}

function isLength(side: number): boolean {
  return Number.isSafeInteger(side) && side >= 0;
}

function itemBytes(dtype: string): number {
  return Number(dtype.slice(-1));
}

type ReadNumber = (view: DataView, at: number, littleEndian: boolean) => number;

const READERS: Readonly<Record<string, ReadNumber>> = {
  b1: (view, at) => view.getUint8(at),
  i1: (view, at) => view.getInt8(at),
  u1: (view, at) => view.getUint8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  u2: (view, at, little) => view.getUint16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  f2: (view, at, little) => fromHalfBits(view.getUint16(at, little)),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
};
