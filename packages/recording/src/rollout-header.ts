import { z } from 'zod';
import { RolloutFormatError } from './errors.ts';

/** The value of `format` in every `rollout.json` this version writes and reads. */
export const ROLLOUT_FORMAT = 'dreamwalk-rollout/1';

const vec3 = z.tuple([z.number(), z.number(), z.number()]).readonly();
const quat = z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly();

/** A camera-to-world pose as it is written: unit quaternion x y z w, translation in metres. */
export const poseSchema = z.object({ rotation: quat, translation: vec3 });

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hexadecimal');
const positiveInt = z.int().positive();

/**
 * What may stop a walker: what truly stands there, as far as that is known, what the dream's own depth shows to stand there, or
 * nothing.
 */
export type Walls = 'true' | 'dreamed' | 'none';

/** `rollout.json`: everything about a rollout that does not change from frame to frame. */
export const rolloutHeaderSchema = z.object({
  format: z.literal(ROLLOUT_FORMAT),
  /** ISO 8601. */
  createdAt: z.string(),
  /** Versions of what made it, by name: `dreamwalk`, `onnxruntime`, `node` … */
  software: z.record(z.string(), z.string()),
  model: z.object({
    id: z.string(),
    /** SHA-256 of each graph's file, by the graph's name. */
    graphs: z.record(z.string(), sha256),
  }),
  provider: z.object({
    name: z.string(),
    label: z.string(),
    precision: z.string(),
    threads: z.int().nonnegative(),
    adapter: z.string().optional(),
  }),
  sampler: z.object({
    family: z.string(),
    /** Passes of the denoiser a frame. */
    steps: positiveInt,
    /** The way through the noise levels, where the family knows several: `few-step`, `staircase`. */
    schedule: z.string().optional(),
  }),
  memory: z.object({
    policy: z.string(),
    /** Views shown to the model at once. */
    slots: z.int().nonnegative(),
    /** Newest frames shown besides; absent for a model without a short-term window. */
    windowFrames: positiveInt.optional(),
    /** Most views remembered. */
    budget: positiveInt,
  }),
  /** Key of the counter-based noise. */
  seed: z.int().nonnegative(),
  start: z.object({
    kind: z.enum(['view', 'tour']),
    /** How many views `start.bin` holds. */
    views: positiveInt,
    /** Where the walk begins. */
    pose: poseSchema,
    /** What the views were made from, in the words of the one who asked: `world 1000003`, `image cat.png` … */
    source: z.string(),
  }),
  /** What the `action` of a step line means: `keys`, `trajectory`, `path` … */
  actionSpace: z.string(),
  /** What stopped the walker, whose poses are recorded as it ended up; absent in a rollout of before this was kept. */
  walls: z.enum(['true', 'dreamed', 'none'] satisfies Walls[]).optional(),
  fps: z.number().positive(),
  camera: z.object({
    widthPx: positiveInt,
    heightPx: positiveInt,
    fx: z.number().positive(),
    fy: z.number().positive(),
    cx: z.number(),
    cy: z.number(),
  }),
  /** Shape of one frame's latent, outermost first: `[channels, height, width]`. */
  latentDims: z.array(positiveInt),
  /** Frames written; 0 until the rollout is finished. A reader counts what is really there. */
  frameCount: z.int().nonnegative(),
  /** False while recording and for ever after a kill. */
  finished: z.boolean(),
  /** Whether all the frames asked for were dreamed, or someone stopped it. Absent while recording. */
  outcome: z.enum(['complete', 'stopped']).optional(),
});

/** See {@link rolloutHeaderSchema}. */
export type RolloutHeader = z.infer<typeof rolloutHeaderSchema>;

/** What a writer is told; it fills in the rest of the header. */
export type RolloutInit = Omit<RolloutHeader, 'format' | 'frameCount' | 'finished' | 'outcome' | 'start'> & {
  readonly start: Omit<RolloutHeader['start'], 'views'>;
};

/** The text of `rollout.json`. */
export function formatRolloutHeader(header: RolloutHeader): string {
  return `${JSON.stringify(header, null, 2)}\n`;
}

/**
 * Reads `rollout.json`.
 * @param file how to call the file in an error
 * @throws {RolloutFormatError} naming the file and the field at fault
 */
export function parseRolloutHeader(text: string, file: string): RolloutHeader {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new RolloutFormatError(
      'this is not JSON; the folder is not a rollout, or the file is damaged.',
      file,
    );
  }
  const parsed = rolloutHeaderSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue.path.join('.') || 'the document';
  throw new RolloutFormatError(`${field}: ${issue.message}; expected a ${ROLLOUT_FORMAT} header.`, file);
}
