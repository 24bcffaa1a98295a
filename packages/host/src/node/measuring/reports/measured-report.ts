import type { Measured } from '@dreamwalk/evaluation';
import { z } from 'zod';
import { InputFileError } from '../../errors.ts';

const interval = z.object({ mean: z.number(), low: z.number(), high: z.number() });
const figures = z.record(z.string(), z.number().nullable());
const summary = z.object({ figures, intervals: z.record(z.string(), interval.nullable()) });
const group = z.record(z.string(), summary);

const report = summary.extend({
  measure: z.string(),
  suite: z.string(),
  model: z.object({ id: z.string(), graphs: z.record(z.string(), z.string()) }),
  provider: z.string(),
  samplerSteps: z.number(),
  worldCount: z.number(),
  seedBase: z.number(),
  heldOut: z.boolean(),
  frames: z.number(),
  measuredAt: z.string().optional(),
  worlds: z.array(z.object({ seed: z.number(), figures })),
  curves: z.record(z.string(), z.array(interval)).optional(),
});

/**
 * A report of a measurement as a card reads it. Whatever else it tells that is figures by name (policies, walks,
 * splits) becomes a group of that name.
 * @param path of the file, to name in errors
 * @throws {InputFileError} where the text is no such report
 */
export function measuredOf(path: string, text: string): Measured {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new InputFileError(path, 'this is no JSON; measure again.', { cause: error });
  }
  const parsed = report.safeParse(json);
  if (!parsed.success)
    throw new InputFileError(
      path,
      `this is no report of a measurement: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}; write it with "measure X --out DIR/X".`,
      { cause: parsed.error },
    );
  const groups = Object.entries(json as object).flatMap(([name, value]) => {
    const found = group.safeParse(value);
    return found.success && Object.keys(found.data).length > 0 ? [[name, found.data] as const] : [];
  });
  return { ...parsed.data, groups: Object.fromEntries(groups) };
}
