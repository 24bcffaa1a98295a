import { WireFormatError } from './errors.ts';

/**
 * A message as one block of bytes, for transports without structured clone (WebSocket): a little-endian uint32 with
 * the length of the JSON, the JSON, then the contents of its `Uint8Array`s, which the JSON names by place:
 * `{ "$bytes": [offset, length] }`.
 */
export function encodeMessage(message: unknown): Uint8Array<ArrayBuffer> {
  const attachments: Uint8Array[] = [];
  let attachedBytes = 0;
  const json = JSON.stringify(message, (_key, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    const place: BytesPlace = { $bytes: [attachedBytes, value.byteLength] };
    attachments.push(value);
    attachedBytes += value.byteLength;
    return place;
  });
  const head = new TextEncoder().encode(json);
  const block = new Uint8Array(4 + head.byteLength + attachedBytes);
  new DataView(block.buffer).setUint32(0, head.byteLength, true);
  block.set(head, 4);
  let at = 4 + head.byteLength;
  for (const bytes of attachments) {
    block.set(bytes, at);
    at += bytes.byteLength;
  }
  return block;
}

/**
 * The message that {@link encodeMessage} packed; its arrays are copies with buffers of their own.
 * @throws WireFormatError where the bytes are none
 */
export function decodeMessage(block: Uint8Array): unknown {
  if (block.byteLength < 4) throw new WireFormatError('it is shorter than its head');
  const headBytes = new DataView(block.buffer, block.byteOffset).getUint32(0, true);
  if (4 + headBytes > block.byteLength) throw new WireFormatError('it is shorter than its head says');
  const attached = block.subarray(4 + headBytes);
  try {
    return JSON.parse(new TextDecoder().decode(block.subarray(4, 4 + headBytes)), (_key, value: unknown) =>
      isBytesPlace(value) ? takeBytes(attached, value.$bytes) : value,
    );
  } catch (error) {
    if (error instanceof WireFormatError) throw error;
    throw new WireFormatError('its head is not JSON');
  }
}

interface BytesPlace {
  readonly $bytes: readonly [offset: number, length: number];
}

function isBytesPlace(value: unknown): value is BytesPlace {
  return typeof value === 'object' && value !== null && '$bytes' in value && Array.isArray(value.$bytes);
}

function takeBytes(attached: Uint8Array, [offset, length]: readonly [number, number]): Uint8Array {
  const isInside =
    Number.isInteger(offset) &&
    Number.isInteger(length) &&
    offset >= 0 &&
    length >= 0 &&
    offset + length <= attached.byteLength;
  if (!isInside) throw new WireFormatError('it names bytes that it does not carry');
  // A copy by construction: the `slice` of a Node `Buffer` is a view.
  return new Uint8Array(attached.subarray(offset, offset + length));
}
