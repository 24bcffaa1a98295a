import { unzipSync, zipSync } from 'fflate';
import { NpzError } from './errors.ts';

/** A float32 array with its shape, row-major. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

const MAGIC = '\x93NUMPY';
const HEADER_ALIGNMENT = 64;

/**
 * Reads an npz: a zip, stored or deflated, of float32 npy arrays (format versions 1 to 3, C order). Keys come
 * without `.npy`. `file` is what errors call it.
 *
 * @throws NpzError
 */
export function readNpz(bytes: Uint8Array, file: string): Map<string, NpyArray> {
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes);
  } catch (cause) {
    throw new NpzError(file, 'it is not a zip archive or is cut short', { cause });
  }
  return new Map(
    Object.entries(entries).map(([name, npy]) => [
      name.replace(/\.npy$/, ''),
      readNpy(npy, `${file}/${name}`),
    ]),
  );
}

/** Writes an npz of float32 arrays, deflated; the same arrays give the same bytes. */
export function writeNpz(arrays: ReadonlyMap<string, NpyArray>): Uint8Array {
  const entries = [...arrays].map(([name, array]) => [`${name}.npy`, writeNpy(array)] as const);
  // A fixed date, the first that zip knows: otherwise the clock would be part of the file's hash.
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) });
}

function readNpy(npy: Uint8Array, file: string): NpyArray {
  const magic = String.fromCharCode(...npy.subarray(0, MAGIC.length));
  if (magic !== MAGIC || npy.length < 12) throw new NpzError(file, 'it is not an npy array');
  const view = new DataView(npy.buffer, npy.byteOffset, npy.byteLength);
  const wide = npy[MAGIC.length] >= 2;
  const headerStart = wide ? 12 : 10;
  const dataStart = headerStart + (wide ? view.getUint32(8, true) : view.getUint16(8, true));
  const header = new TextDecoder('latin1').decode(npy.subarray(headerStart, dataStart));
  const dtype = /'descr':\s*'([^']*)'/.exec(header)?.[1];
  const shapeText = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  if (dtype !== '<f4') throw new NpzError(file, `its element type is ${dtype ?? 'unknown'}, not float32`);
  if (!/'fortran_order':\s*False/.test(header)) throw new NpzError(file, 'it is stored in Fortran order');
  if (shapeText === undefined) throw new NpzError(file, 'its header has no shape');
  const shape = shapeText
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  const count = shape.reduce((product, dim) => product * dim, 1);
  if (npy.length - dataStart !== count * 4)
    throw new NpzError(file, `it should hold ${count} numbers but has ${npy.length - dataStart} bytes`);
  // A copy, because an entry of a zip need not start at a multiple of four.
  return { shape, data: new Float32Array(npy.slice(dataStart).buffer) };
}

function writeNpy({ shape, data }: NpyArray): Uint8Array {
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const fields = `{'descr': '<f4', 'fortran_order': False, 'shape': (${tuple}), }`;
  const length = Math.ceil((10 + fields.length + 1) / HEADER_ALIGNMENT) * HEADER_ALIGNMENT;
  const npy = new Uint8Array(length + data.byteLength);
  npy.set(Uint8Array.from(MAGIC, (char) => char.charCodeAt(0)));
  npy[6] = 1;
  new DataView(npy.buffer).setUint16(8, length - 10, true);
  npy.set(new TextEncoder().encode(`${fields.padEnd(length - 11)}\n`), 10);
  npy.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), length);
  return npy;
}
