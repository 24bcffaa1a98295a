import { ActionError } from '../errors.ts';
import type { ActionSpace } from './action-space.ts';

/** @throws ActionError unless the action has as many numbers as its space has, all of them finite */
export function expectAction(
  { id, dims }: Pick<ActionSpace, 'id' | 'dims'>,
  action: readonly number[],
): void {
  if (action.length !== dims)
    throw new ActionError(
      `An action of the space "${id}" has ${dims} numbers, but this one has ${action.length}.`,
    );
  const at = action.findIndex((value) => !Number.isFinite(value));
  if (at >= 0)
    throw new ActionError(
      `Number ${at} of an action of the space "${id}" is ${action[at]}; every number must be finite.`,
    );
}

/**
 * The code that a number of an action stands for.
 *
 * @throws ActionError unless it is a whole number from 0 to count − 1
 */
export function expectCode(
  { id }: Pick<ActionSpace, 'id'>,
  what: string,
  value: number,
  count: number,
): number {
  if (Number.isInteger(value) && value >= 0 && value < count) return value;
  throw new ActionError(
    `The space "${id}" has no ${what} ${value}; they are the whole numbers from 0 to ${count - 1}.`,
  );
}
