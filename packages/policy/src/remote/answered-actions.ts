import { PolicyActError } from '../errors.ts';
import type { WireValue } from './wire/encode.ts';
import { NdArray } from './wire/nd-array.ts';

/** What is expected of every answer. */
export interface ExpectedActions {
  /** Numbers in an action of the policy's space, A. */
  readonly dims: number;
  /** Actions in an answer, H; any number of them where it is absent. */
  readonly chunk?: number;
  /** Which numbers of a server's action are those of the space; all of them, in their order, where it is absent. */
  readonly columns?: readonly number[];
}

/**
 * The actions in a server's answer, [H][A], of whatever kind of number.
 *
 * @param server its address
 * @throws PolicyActError `wrong-shape` where `actions` is no array of [H, A]
 */
export function answeredActions(
  answer: WireValue,
  { dims, chunk, columns }: ExpectedActions,
  server: string,
): number[][] {
  const wrong = (problem: string, remedy: string) =>
    new PolicyActError('wrong-shape', `The policy server at ${server} answered ${problem}. ${remedy}`);
  const actions = isMap(answer) ? answer.actions : undefined;
  if (!(actions instanceof NdArray))
    throw wrong('without an array under "actions"', 'Let infer return {"actions": an array of NumPy}.');
  const [rows, width] = actions.shape;
  const leastWidth = columns ? Math.max(...columns) + 1 : dims;
  const fits = columns ? width >= leastWidth : width === dims;
  if (actions.shape.length !== 2 || rows < 1 || !fits)
    throw wrong(
      `with actions of shape [${actions.shape.join(', ')}]`,
      `Return [H, ${columns ? `at least ${leastWidth}` : dims}]: a chunk of H actions, one a row.`,
    );
  if (chunk !== undefined && rows !== chunk)
    throw wrong(
      `with ${rows} actions, though its metadata says that a chunk has ${chunk}`,
      'Let the two agree, or leave "chunk" out of the metadata.',
    );
  const numbers = actions.toNumbers();
  const picked = columns ?? Array.from({ length: dims }, (_, column) => column);
  return Array.from({ length: rows }, (_, row) => picked.map((column) => numbers[row * width + column]));
}

function isMap(value: WireValue): value is { readonly [key: string]: WireValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
