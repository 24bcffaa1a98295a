import { PolicyError } from '../../errors.ts';

/** A message is not one of this wire: not msgpack, or with something in it that the wire does not carry. */
export class WireError extends PolicyError {
  override readonly name = 'WireError';
}
