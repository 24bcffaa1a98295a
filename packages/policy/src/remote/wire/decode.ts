import type { WireValue } from './encode.ts';
import { WireError } from './errors.ts';
import { NdArray } from './nd-array.ts';

/** Lists and maps inside one another; far more than any observation has. */
const MOST_LEVELS = 32;

/** Numbers by their first byte: how many bytes follow, and how they are read. */
const NUMBERS: Readonly<
  Record<number, readonly [bytes: number, read: (view: DataView, at: number) => number | bigint]>
> = {
  202: [4, (view, at) => view.getFloat32(at)],
  203: [8, (view, at) => view.getFloat64(at)],
  204: [1, (view, at) => view.getUint8(at)],
  205: [2, (view, at) => view.getUint16(at)],
  206: [4, (view, at) => view.getUint32(at)],
  207: [8, (view, at) => view.getBigUint64(at)],
  208: [1, (view, at) => view.getInt8(at)],
  209: [2, (view, at) => view.getInt16(at)],
  210: [4, (view, at) => view.getInt32(at)],
  211: [8, (view, at) => view.getBigInt64(at)],
};

/**
 * The message that these bytes are. Maps with openpi's keys of the type *bin* are arrays and numbers of NumPy. Byte strings and
 * arrays share the memory of `bytes`.
 *
 * @returns objects for maps (a whole number as a key becomes text), `bigint` for integers beyond ±2⁵³
 * @throws WireError where the bytes are none, end early, go on, or carry what the wire does not: extensions, objects of Python
 */
export function decodeMessage(bytes: Uint8Array): WireValue {
  const reader = new Reader(bytes);
  const message = reader.read(0);
  reader.expectEnd();
  return message;
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    // A `Buffer` would hand out slices that are buffers again.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  expectEnd(): void {
    if (this.#at !== this.#bytes.length)
      throw new WireError(
        `A message goes on for ${this.#bytes.length - this.#at} bytes after its end. Send one message a frame.`,
      );
  }

  read(level: number): WireValue {
    if (level > MOST_LEVELS)
      throw new WireError(`A message is nested more than ${MOST_LEVELS} levels deep. Send it flat.`);
    const head = this.#view.getUint8(this.#take(1));
    if (head < 0x80) return head;
    if (head < 0x90) return this.#map(head & 0x0f, level);
    if (head < 0xa0) return this.#list(head & 0x0f, level);
    if (head < 0xc0) return this.#text(head & 0x1f);
    if (head >= 0xe0) return head - 0x100;
    const number = NUMBERS[head];
    if (number) {
      const [size, read] = number;
      return plain(read(this.#view, this.#take(size)));
    }
    switch (head) {
      case 0xc0:
        return null;
      case 0xc2:
        return false;
      case 0xc3:
        return true;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.#binary(this.#length(1 << (head - 0xc4)));
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.#text(this.#length(1 << (head - 0xd9)));
      case 0xdc:
      case 0xdd:
        return this.#list(this.#length(2 << (head - 0xdc)), level);
      case 0xde:
      case 0xdf:
        return this.#map(this.#length(2 << (head - 0xde)), level);
      default:
        throw new WireError(
          `A message carries an extension of msgpack (byte 0x${head.toString(16)}), which this wire does not know. Send plain numbers, text, lists, maps and arrays of NumPy.`,
        );
    }
  }

  #length(bytes: number): number {
    const at = this.#take(bytes);
    if (bytes === 1) return this.#view.getUint8(at);
    return bytes === 2 ? this.#view.getUint16(at) : this.#view.getUint32(at);
  }

  #binary(length: number): Uint8Array {
    const at = this.#take(length);
    return this.#bytes.subarray(at, at + length);
  }

  #text(length: number): string {
    return new TextDecoder().decode(this.#binary(length));
  }

  #list(count: number, level: number): WireValue[] {
    this.#expect(count);
    return Array.from({ length: count }, () => this.read(level + 1));
  }

  #map(count: number, level: number): WireValue {
    this.#expect(2 * count);
    const members: [string, WireValue][] = [];
    let ofNumPy = false;
    for (let k = 0; k < count; k++) {
      const key = this.read(level + 1);
      if (key instanceof Uint8Array) ofNumPy = true;
      members.push([keyText(key), this.read(level + 1)]);
    }
    // Own members whatever they are called, `__proto__` too.
    const map = Object.fromEntries(members);
    return ofNumPy ? numPyValue(map) : map;
  }

  /** Whether so many values can still come: one byte each, at least. What is claimed must not make room for itself. */
  #expect(values: number): void {
    if (values > this.#bytes.length - this.#at) throw endsEarly();
  }

  #take(bytes: number): number {
    this.#expect(bytes);
    const at = this.#at;
    this.#at += bytes;
    return at;
  }
}

function endsEarly(): WireError {
  return new WireError('A message ends before all that it announces has come. Send it whole, in one frame.');
}

function plain(number: number | bigint): number | bigint {
  if (typeof number === 'number') return number;
  const rounded = Number(number);
  return Number.isSafeInteger(rounded) ? rounded : number;
}

function keyText(key: WireValue): string {
  if (key instanceof Uint8Array) return new TextDecoder().decode(key);
  if (typeof key === 'string' || typeof key === 'number' || typeof key === 'bigint') return String(key);
  throw new WireError('A map of a message has a key that is neither text nor a number. Use text.');
}

/** What `msgpack_numpy` of openpi packed: an array, or a number with a kind of its own, which is one number here. */
function numPyValue(map: { readonly [key: string]: WireValue }): WireValue {
  const { dtype, data, shape } = map;
  if (
    map.__npgeneric__ === true &&
    (typeof data === 'number' || typeof data === 'bigint' || typeof data === 'boolean')
  )
    return data;
  const isArray =
    map.__ndarray__ === true &&
    typeof dtype === 'string' &&
    data instanceof Uint8Array &&
    Array.isArray(shape) &&
    shape.every((side) => typeof side === 'number');
  if (isArray) return new NdArray(dtype, shape, data);
  throw new WireError(
    'A map of a message has keys of bytes but is neither an array nor a number of NumPy, as openpi writes them. Use text for keys.',
  );
}
