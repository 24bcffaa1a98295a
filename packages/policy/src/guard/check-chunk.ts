import type { ActionSpace } from '@dreamwalk/control';
import { PolicyActError } from '../errors.ts';
import type { ActionChunk } from '../policy.ts';

/**
 * What a policy handed over, as a chunk that can be carried out. It is a copy: whatever the policy does to its own arrays later
 * changes nothing.
 *
 * @param who what errors call the policy and the step: `The policy "wander" at step 3`
 * @throws PolicyActError `wrong-shape` unless it is [H][A] with H ≥ 1 and whole counts within their ranges; `not-finite` where a
 * number is NaN or infinite
 */
export function checkChunk(
  handedOver: unknown,
  { id, dims }: Pick<ActionSpace, 'id' | 'dims'>,
  who: string,
): Required<ActionChunk> {
  const wrong = (problem: string) => new PolicyActError('wrong-shape', `${who} ${problem}`);
  if (typeof handedOver !== 'object' || handedOver === null)
    throw wrong(
      `handed over ${described(handedOver)} where a chunk { actions } was due. Return one from infer.`,
    );
  const { actions, executeSteps, worldModelSteps = 0 } = handedOver as Partial<ActionChunk>;
  if (!Array.isArray(actions) || actions.length === 0)
    throw wrong(`handed over a chunk without actions. Return at least one, as [[…]].`);
  // Array.from visits holes, which map would leave.
  const rows = Array.from(actions, (row: unknown, index) => {
    if (!Array.isArray(row) || row.length !== dims)
      throw wrong(
        `handed over ${described(row)} as action ${index}, but an action of the space "${id}" is ${dims} numbers. Return actions of [H][${dims}].`,
      );
    return Array.from(row, (value: unknown, axis) => {
      if (typeof value !== 'number')
        throw wrong(
          `handed over ${described(value)} as number ${axis} of action ${index}. Return plain numbers.`,
        );
      if (!Number.isFinite(value))
        throw new PolicyActError(
          'not-finite',
          `${who} handed over ${value} as number ${axis} of action ${index}. Look for a division by zero or a network that has diverged.`,
        );
      return value;
    });
  });
  const execute = executeSteps ?? rows.length;
  if (!Number.isInteger(execute) || execute < 1 || execute > rows.length)
    throw wrong(
      `wants ${described(execute)} of its ${rows.length} actions carried out. Let executeSteps be a whole number from 1 to ${rows.length}.`,
    );
  if (!Number.isSafeInteger(worldModelSteps) || worldModelSteps < 0)
    throw wrong(
      `says that it ran a world model for ${described(worldModelSteps)} steps. Let worldModelSteps be a whole number from 0 on.`,
    );
  return { actions: rows, executeSteps: execute, worldModelSteps };
}

function described(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? `the text ${JSON.stringify(value)}` : String(value);
}
