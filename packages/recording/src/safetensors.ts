import { SafetensorsError } from './errors.ts';

/** Element types by their names in the format, of those that are written here; little-endian. */
export const SAFETENSORS_BYTES = { U8: 1, F16: 2, F32: 4, F64: 8 } as const;

export type SafetensorsDtype = keyof typeof SAFETENSORS_BYTES;

/** An array of a file. */
export interface SafeTensor {
  readonly dtype: SafetensorsDtype;
  /** Row-major. */
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** Where an array lies within a file. */
export interface SafeTensorPlace {
  readonly dtype: SafetensorsDtype;
  readonly shape: readonly number[];
  /** From the beginning of the file. */
  readonly offset: number;
  readonly byteLength: number;
}

/** What the beginning of a file says. */
export interface SafetensorsHead {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: ReadonlyMap<string, SafeTensorPlace>;
}

/** Bytes that tell how long the head is. */
export const SAFETENSORS_LENGTH_BYTES = 8;
/** The format's own limit. */
const MOST_HEAD_BYTES = 100_000_000;
const METADATA_KEY = '__metadata__';

/**
 * Packs arrays and words into one file of the safetensors format (https://github.com/huggingface/safetensors, README, "Format"):
 * a little-endian uint64 with the length of the head, the head as JSON, then the arrays without gaps. Python reads it with
 * `safetensors.numpy.load_file`.
 */
export function encodeSafetensors(
  tensors: ReadonlyMap<string, SafeTensor>,
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const head: Record<string, unknown> = { [METADATA_KEY]: metadata };
  let end = 0;
  for (const [name, { dtype, shape, bytes }] of tensors) {
    head[name] = { dtype, shape, data_offsets: [end, end + bytes.byteLength] };
    end += bytes.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(head));
  // Filled up with blanks, as the format asks, so that the arrays begin at a multiple of eight.
  const headBytes = Math.ceil(json.byteLength / 8) * 8;
  const file = new Uint8Array(SAFETENSORS_LENGTH_BYTES + headBytes + end).fill(0x20, 0, 8 + headBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(headBytes), true);
  file.set(json, SAFETENSORS_LENGTH_BYTES);
  let at = SAFETENSORS_LENGTH_BYTES + headBytes;
  for (const { bytes } of tensors.values()) {
    file.set(bytes, at);
    at += bytes.byteLength;
  }
  return file;
}

/**
 * How many bytes of a file its head takes up, with the length before it.
 * @param start the first eight bytes, or more
 * @param file how to call the file in an error
 * @throws {SafetensorsError}
 */
export function safetensorsHeadBytes(start: Uint8Array, file: string): number {
  if (start.byteLength < SAFETENSORS_LENGTH_BYTES) throw new SafetensorsError(file, 'it is cut short');
  const length = new DataView(start.buffer, start.byteOffset).getBigUint64(0, true);
  if (length > MOST_HEAD_BYTES) throw new SafetensorsError(file, 'it does not begin as one');
  return SAFETENSORS_LENGTH_BYTES + Number(length);
}

/**
 * Reads the head of a file.
 * @param start the file, or its first {@link safetensorsHeadBytes}
 * @param fileBytes size of the whole file
 * @throws {SafetensorsError} where it is none, or its arrays do not lie inside it
 */
export function readSafetensorsHead(start: Uint8Array, fileBytes: number, file: string): SafetensorsHead {
  const headBytes = safetensorsHeadBytes(start, file);
  if (headBytes > start.byteLength) throw new SafetensorsError(file, 'it is cut short');
  const { [METADATA_KEY]: metadata = {}, ...rest } = parseHead(start.subarray(8, headBytes), file);
  const tensors = new Map(
    Object.entries(rest).map(([name, entry]) => {
      const place = placeOf(entry as TensorEntry, headBytes);
      if (!place || place.offset + place.byteLength > fileBytes)
        throw new SafetensorsError(file, `its array ${name} is not what its head says`);
      return [name, place];
    }),
  );
  return { metadata: metadata as Record<string, string>, tensors };
}

/** The bytes of an array; a view of the file's. */
export function safetensorBytes(file: Uint8Array, { offset, byteLength }: SafeTensorPlace): Uint8Array {
  return file.subarray(offset, offset + byteLength);
}

interface TensorEntry {
  readonly dtype?: string;
  readonly shape?: readonly number[];
  readonly data_offsets?: readonly [begin: number, end: number];
}

function parseHead(json: Uint8Array, file: string): Record<string, unknown> {
  try {
    const head: unknown = JSON.parse(new TextDecoder().decode(json));
    if (typeof head === 'object' && head !== null) return head as Record<string, unknown>;
  } catch {
    // The same as JSON of something else.
  }
  throw new SafetensorsError(file, 'its head is not a JSON object');
}

/** Undefined where an entry is not sound. */
function placeOf(
  { dtype, shape, data_offsets: offsets }: TensorEntry,
  headBytes: number,
): SafeTensorPlace | undefined {
  if (!dtype || !Object.hasOwn(SAFETENSORS_BYTES, dtype)) return undefined;
  if (!Array.isArray(shape) || !Array.isArray(offsets)) return undefined;
  const [begin, end] = offsets;
  const elements = shape.reduce((product, dim) => product * dim, 1);
  const elementBytes = SAFETENSORS_BYTES[dtype as SafetensorsDtype];
  if (!Number.isSafeInteger(begin) || begin < 0 || end - begin !== elements * elementBytes) return undefined;
  return {
    dtype: dtype as SafetensorsDtype,
    shape,
    offset: headBytes + begin,
    byteLength: end - begin,
  };
}
