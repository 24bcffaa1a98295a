import { WireError } from './errors.ts';
import { NdArray } from './nd-array.ts';

/** What a message is made of. Members that are undefined are left out. */
export type WireValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | NdArray
  | readonly WireValue[]
  | { readonly [key: string]: WireValue | undefined };

/**
 * A message in msgpack, with arrays as openpi's `msgpack_numpy` writes them: maps whose keys are of the type *bin*, which
 * general encoders for JavaScript do not write.
 *
 * @throws WireError where a value is none of the wire
 */
export function encodeMessage(message: WireValue): Uint8Array<ArrayBuffer> {
  const writer = new Writer();
  writer.write(message);
  return writer.bytes();
}

/** Smallest room to begin with; doubled when it is full. */
const FIRST_BYTES = 1024;

class Writer {
  #buffer = new Uint8Array(FIRST_BYTES);
  #view = new DataView(this.#buffer.buffer);
  #length = 0;

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#buffer.subarray(0, this.#length);
  }

  write(value: WireValue): void {
    if (value === null) this.#byte(0xc0);
    else if (typeof value === 'boolean') this.#byte(value ? 0xc3 : 0xc2);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'bigint') this.#bigint(value);
    else if (typeof value === 'string') this.#text(value);
    else if (value instanceof Uint8Array) this.#binary(value);
    else if (value instanceof NdArray) this.#array(value);
    else if (isList(value)) {
      this.#head(value.length, 0x90, 15, [null, 0xdc, 0xdd]);
      for (const item of value) this.write(item);
    } else if (typeof value === 'object') {
      const members = Object.entries(value).filter(([, member]) => member !== undefined);
      this.#head(members.length, 0x80, 15, [null, 0xde, 0xdf]);
      for (const [key, member] of members) {
        this.#text(key);
        this.write(member as WireValue);
      }
    } else throw new WireError(`A message cannot carry a ${typeof value}.`);
  }

  #array({ dtype, shape, bytes }: NdArray): void {
    this.#head(4, 0x80, 15, [null, 0xde, 0xdf]);
    const members = [
      ['__ndarray__', true],
      ['data', bytes],
      ['dtype', dtype],
      ['shape', shape],
    ] as const;
    for (const [key, member] of members) {
      this.#binary(new TextEncoder().encode(key));
      this.write(member);
    }
  }

  /** A whole number as an integer, so that Python can index with it; any other as float64. */
  #number(value: number): void {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
      if (value >= 0 && value < 0x80) this.#byte(value);
      else if (value < 0 && value >= -0x20) this.#byte(value + 0x100);
      else this.#bigint(BigInt(value));
      return;
    }
    this.#byte(0xcb);
    const at = this.#room(8);
    this.#view.setFloat64(at, value);
  }

  #bigint(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value && BigInt.asUintN(64, value) !== value)
      throw new WireError(`A message cannot carry the integer ${value}, which has more than 64 bits.`);
    this.#byte(value < 0n ? 0xd3 : 0xcf);
    const at = this.#room(8);
    this.#view.setBigUint64(at, BigInt.asUintN(64, value));
  }

  #text(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.#head(bytes.length, 0xa0, 31, [0xd9, 0xda, 0xdb]);
    this.#raw(bytes);
  }

  #binary(bytes: Uint8Array): void {
    this.#head(bytes.length, 0, -1, [0xc4, 0xc5, 0xc6]);
    this.#raw(bytes);
  }

  /** The head of something with a length: within one byte where it is short, else with a length of 1, 2 or 4 bytes. */
  #head(length: number, shortHead: number, mostShort: number, heads: readonly (number | null)[]): void {
    const [head8, head16, head32] = heads;
    if (length <= mostShort) this.#byte(shortHead | length);
    else if (typeof head8 === 'number' && length < 2 ** 8) {
      this.#byte(head8);
      this.#byte(length);
    } else if (length < 2 ** 16) {
      this.#byte(head16!);
      const at = this.#room(2);
      this.#view.setUint16(at, length);
    } else {
      this.#byte(head32!);
      const at = this.#room(4);
      this.#view.setUint32(at, length);
    }
  }

  #raw(bytes: Uint8Array): void {
    const at = this.#room(bytes.length);
    this.#buffer.set(bytes, at);
  }

  #byte(value: number): void {
    const at = this.#room(1);
    this.#buffer[at] = value;
  }

  /** Makes room for so many bytes. @returns where they begin */
  #room(bytes: number): number {
    const at = this.#length;
    this.#length += bytes;
    if (this.#length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(this.#length, this.#buffer.length * 2));
      larger.set(this.#buffer.subarray(0, at));
      this.#buffer = larger;
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }
}

/** `Array.isArray` does not narrow read-only arrays. */
function isList(value: object): value is readonly WireValue[] {
  return Array.isArray(value);
}
