import { TWIST_SPACE, WALK_SPACE } from '@dreamwalk/control';
import { type Pose, poseFromMatrix } from '@dreamwalk/geometry';
import { NdArray } from '@dreamwalk/policy';
import { z } from 'zod';
import { ServingError } from './serving-error.ts';

/** The action spaces that can be served, by their ids. */
export const SERVED_SPACES = { walk: WALK_SPACE, twist: TWIST_SPACE } as const;

/** World seeds are 32-bit; those of noise stay whole numbers in JavaScript. */
const MOST_WORLD_SEED = 2 ** 32 - 1;
/** A tour of more views takes minutes to remember. */
const MOST_TOUR_VIEWS = 500;
const MOST_SIDE_PX = 4096;
const DEFAULT_TOUR_VIEWS = 60;

/** An array of NumPy or a plain list. */
const numbers = z
  .custom<NdArray | number[]>(
    (value) => value instanceof NdArray || (Array.isArray(value) && value.every(Number.isFinite)),
    'must be a list of finite numbers, or an array of NumPy',
  )
  .transform((list) => (list instanceof NdArray ? [...list.toNumbers()] : list));

/** Camera-to-world, sixteen numbers row by row. */
const pose = numbers.transform((matrix, context): Pose => {
  try {
    if (matrix.length === 16 && matrix.every(Number.isFinite)) return poseFromMatrix(matrix);
  } catch {
    // Told below, as for every other matrix that is no pose.
  }
  context.addIssue('must be the 16 finite numbers of a camera-to-world matrix [R t; 0 1], row by row');
  return z.NEVER;
});

/** uint8 [height, width, 3]. */
const frame = z
  .instanceof(NdArray)
  .refine(
    ({ dtype, shape }) =>
      dtype === '|u1' &&
      shape.length === 3 &&
      shape[2] === 3 &&
      shape.every((side) => side >= 1 && side <= MOST_SIDE_PX),
    'must be an array of uint8 of the shape [height, width, 3]',
  )
  .transform(({ shape: [heightPx, widthPx], bytes }) => ({ widthPx, heightPx, rgb: bytes }));

const make = z.strictObject({
  op: z.literal('make'),
  environment: z.enum(['dream', 'simulator']),
  /** A model of the library; the server's own by default. */
  model: z.string().max(200).optional(),
  worldSeed: z.int().min(0).max(MOST_WORLD_SEED).optional(),
  /** A tour of the world, or one view of it. */
  start: z.enum(['tour', 'view']).default('tour'),
  tourViews: z.int().min(1).max(MOST_TOUR_VIEWS).default(DEFAULT_TOUR_VIEWS),
  /** Views of a place of the client's own, instead of a world. */
  views: z.array(z.strictObject({ frame, pose })).min(1).max(MOST_TOUR_VIEWS).optional(),
  /** Where every episode begins; where the tour does by default. */
  pose: pose.optional(),
  actionSpace: z.enum(['walk', 'twist']).default('walk'),
  /** Whether walls stop the camera. */
  solid: z.boolean().default(true),
});
const request = z.discriminatedUnion('op', [
  make,
  z.strictObject({
    op: z.literal('reset'),
    seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
    sample: z.int().min(0).max(MOST_WORLD_SEED).default(0),
  }),
  z.strictObject({ op: z.literal('step'), action: numbers }),
  z.strictObject({ op: z.literal('snapshot') }),
  z.strictObject({ op: z.literal('restore'), snapshot: z.int() }),
  z.strictObject({ op: z.literal('release'), snapshot: z.int() }),
  z.strictObject({ op: z.literal('close') }),
]);

/** What an environment is made from. */
export type MakeRequest = z.output<typeof make>;
/** A request, checked and with its defaults. */
export type ServedRequest = z.output<typeof request>;
/** What a client may call a request, to tell the answers apart. */
export type RequestId = number | string;

/**
 * A message as a request.
 *
 * @param message decoded
 * @returns the id, and the request or what is wrong with it, so that even a bad request is answered by its id
 */
export function readRequest(message: unknown): {
  readonly id: RequestId | null;
  readonly request: ServedRequest | ServingError;
} {
  const isMap = typeof message === 'object' && message !== null;
  const { id, ...rest } = (isMap ? message : {}) as Record<string, unknown>;
  if (typeof id !== 'number' && typeof id !== 'string')
    return { id: null, request: bad('id', 'every request needs one, a number or a text') };
  const parsed = request.safeParse(rest);
  if (parsed.success) return { id, request: parsed.data };
  const [issue] = parsed.error.issues;
  return { id, request: bad(issue.path.join('.') || 'the request', issue.message) };
}

function bad(where: string, problem: string): ServingError {
  return new ServingError('bad-request', `${where}: ${problem}. See docs/serving.md.`);
}
