import { z } from 'zod';
import { PolicyLoadError } from '../errors.ts';
import type { Sense } from '../policy.ts';
import type { WireValue } from './wire/encode.ts';

const SENSES = ['frame', 'goal-frame', 'goal-pose', 'depth', 'pose'] as const satisfies readonly Sense[];

const schema = z.object({
  action_space: z.string().optional(),
  senses: z.array(z.enum(SENSES)).optional(),
  fps: z.number().positive().optional(),
  chunk: z.int().positive().optional(),
});

/** What a server says of its policy before it is asked anything; stock servers of openpi leave all of it out. */
export interface ServerMetadata {
  /** Id of the action space that the policy acts in. */
  readonly actionSpace?: string;
  readonly senses?: readonly Sense[];
  /** Frames a second that the policy was made for. */
  readonly fps?: number;
  /** Actions in every answer. */
  readonly chunk?: number;
}

/**
 * What the first message of a server says; keys that are not of the house's contract are ignored.
 *
 * @param server its address
 * @throws PolicyLoadError naming the key at fault
 */
export function readServerMetadata(message: WireValue, server: string): ServerMetadata {
  const parsed = schema.safeParse(message);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new PolicyLoadError(
      `The metadata of the policy server at ${server} is not as docs/serving.md says: ${issue.path.join('.') || 'the message'}: ${issue.message}. Change what the server sends first.`,
    );
  }
  const { action_space: actionSpace, ...rest } = parsed.data;
  return { actionSpace, ...rest };
}
