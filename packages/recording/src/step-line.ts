import type { Pose, Twist } from '@dreamwalk/geometry';
import { z } from 'zod';
import { RolloutFormatError } from './errors.ts';
import { poseSchema } from './rollout-header.ts';

const vec3 = z.tuple([z.number(), z.number(), z.number()]);

const retrievedSchema = z.object({
  /** The entry's number in the memory bank. */
  entryId: z.int().nonnegative(),
  /** The frame of this rollout that the entry is, where it is one. */
  frameIndex: z.int().nonnegative().optional(),
  /** The view of the tour that the entry is, where it is one. */
  tourIndex: z.int().nonnegative().optional(),
  /** Dreamed, not seen. */
  generated: z.boolean(),
  score: z.number(),
  reason: z.string(),
});

/** One line of `steps.jsonl`. */
export const stepLineSchema = z.object({
  frame: z.int().nonnegative(),
  timeS: z.number().nonnegative(),
  /** What the controller was given, in its own words; `null` for the start frame. */
  action: z.json(),
  /** The motion that really happened, log(T_k⁻¹ T_k+1); `null` for the start frame. */
  twist: z.object({ linear: vec3, angular: vec3 }).nullable(),
  pose: poseSchema,
  retrieved: z.array(retrievedSchema),
  /** Share of the pixels, 0 to 1, that some remembered view covers. */
  coveredShare: z.number().min(0).max(1).nullable(),
  latentSha256: z.string(),
  frameSha256: z.string(),
  /** Smallest and largest depth in metres, sky left out; `null` where the frame has none. */
  depthRangeM: z.tuple([z.number(), z.number()]).nullable(),
  reward: z.number().nullable(),
  /** Milliseconds by stage. */
  timingsMs: z.record(z.string(), z.number()),
});

/** See {@link stepLineSchema}. */
export type StepLine = z.infer<typeof stepLineSchema>;

/** A memory entry that a step looked at. */
export type RetrievedEntry = z.infer<typeof retrievedSchema>;

/** What happened in one frame, as the writer is told it; hashes and ranges are the writer's to work out. */
export interface StepInfo {
  /** Any JSON value. */
  readonly action: StepLine['action'];
  readonly twist: Twist | null;
  /** Camera-to-world. */
  readonly pose: Pose;
  readonly retrieved: readonly RetrievedEntry[];
  readonly coveredShare: number | null;
  readonly reward: number | null;
  readonly timingsMs: Readonly<Record<string, number>>;
}

/** One line of `steps.jsonl`, its newline included: a line without one was cut off by a kill. */
export function formatStepLine(step: StepLine): string {
  return `${JSON.stringify(step)}\n`;
}

/**
 * Reads `steps.jsonl`. An unfinished last line (no newline) is what a kill leaves and is ignored.
 * @param file how to call the file in an error
 * @throws {RolloutFormatError} naming the first bad line
 */
export function parseStepLines(text: string, file: string): StepLine[] {
  const lines = text.split('\n');
  lines.pop();
  return lines.map((line, index) => {
    const step = parseStepLine(line, file, index + 1);
    if (step.frame !== index)
      throw new RolloutFormatError(`expected frame ${index}, found frame ${step.frame}.`, file, index + 1);
    return step;
  });
}

function parseStepLine(line: string, file: string, lineNumber: number): StepLine {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new RolloutFormatError('this line is not JSON; the file is damaged.', file, lineNumber);
  }
  const parsed = stepLineSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RolloutFormatError(
    `${issue.path.join('.') || 'the line'}: ${issue.message}; the file is damaged.`,
    file,
    lineNumber,
  );
}
