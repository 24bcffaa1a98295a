import { encodeFloat16, type SafeTensor, type SafeTensorPlace, safetensorBytes } from '@dreamwalk/recording';
import { DreamFileError } from '../errors.ts';

/** Rows of bytes as one array. */
export function stackUint8(rows: readonly Uint8Array[], rowShape: readonly number[]): SafeTensor {
  return { dtype: 'U8', shape: [rows.length, ...rowShape], bytes: joined(rows) };
}

/** Rows of numbers as one array of float16, to the nearest. */
export function stackFloat16(rows: readonly Float32Array[], rowShape: readonly number[]): SafeTensor {
  return { dtype: 'F16', shape: [rows.length, ...rowShape], bytes: joined(rows.map(encodeFloat16)) };
}

/** Rows of numbers as one array. */
export function stackFloat32(rows: readonly Float32Array[], rowShape: readonly number[]): SafeTensor {
  return { dtype: 'F32', shape: [rows.length, ...rowShape], bytes: joined(rows) };
}

/** How the rows of an array are to be. */
export interface RowLayout {
  readonly name: string;
  readonly dtype: SafeTensor['dtype'];
  readonly rowBytes: number;
}

/**
 * The rows of an array, each a copy: an array of a file need not start at a multiple of its elements' size.
 * @throws DreamFileError where the array is not of such rows
 */
export function unstack(
  bytes: Uint8Array,
  place: SafeTensorPlace,
  { name, dtype, rowBytes }: RowLayout,
  file: string,
): Uint8Array<ArrayBuffer>[] {
  if (place.dtype !== dtype || place.byteLength % rowBytes !== 0)
    throw new DreamFileError(file, `its array ${name} is not of the size that it should be`);
  const all = safetensorBytes(bytes, place);
  return Array.from(
    { length: place.byteLength / rowBytes },
    (_, row) => new Uint8Array(all.subarray(row * rowBytes, (row + 1) * rowBytes)),
  );
}

function joined(rows: readonly (Uint8Array | Uint16Array | Float32Array)[]): Uint8Array {
  const bytes = new Uint8Array(rows.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of rows) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}
