import { findJsonKey, findJsonProblem } from '@dreamwalk/model-package';
import { InputFileError } from '../../errors.ts';
import { CEILING_ID, FLOOR_ID, type Suite, suiteSchema } from './suite-schema.ts';

interface Mistake {
  readonly path: readonly PropertyKey[];
  readonly problem: string;
}

/**
 * Reads a suite.
 *
 * @param file what errors call it
 * @throws InputFileError naming the line and the key of a mistake
 */
export function parseSuite(text: string, file: string): Suite {
  const syntax = findJsonProblem(text);
  if (syntax)
    throw new InputFileError(
      file,
      `this is not JSON in line ${syntax.line}, column ${syntax.column}: ${syntax.problem}.`,
    );
  const parsed = suiteSchema.safeParse(JSON.parse(text));
  const mistakes = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({ path, problem: message }));
  if (parsed.success && mistakes.length === 0) return parsed.data;
  const [first, ...others] = mistakes;
  const more = others.length > 0 ? ` (and ${others.length} more mistakes)` : '';
  throw new InputFileError(file, `${placeOf(text, first.path)}: ${first.problem}${more}.`);
}

/** Where something stands in a suite, for people: its line and its key. */
export function placeOf(text: string, path: readonly PropertyKey[]): string {
  return `line ${findJsonKey(text, path).line}, ${path.join('.') || 'at the top'}`;
}

/** What no schema says: names that occur twice or mean something else, and ranges that hold nothing. */
function contradictions(suite: Suite): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const list of ['tasks', 'policies'] as const) {
    const ids = suite[list].map(({ id }) => id);
    for (const [at, id] of ids.entries())
      if (ids.indexOf(id) < at)
        mistakes.push({ path: [list, at, 'id'], problem: `the id "${id}" occurs twice; give each its own` });
  }
  for (const [at, { id, kind }] of suite.policies.entries()) {
    if (id === CEILING_ID || (id === FLOOR_ID && kind !== FLOOR_ID))
      mistakes.push({
        path: ['policies', at, 'id'],
        problem: `"${id}" is in every suite already; give this one another id`,
      });
  }
  for (const [at, task] of suite.tasks.entries())
    if ('nearestM' in task && task.nearestM >= task.farthestM)
      mistakes.push({
        path: ['tasks', at, 'nearestM'],
        problem: `nothing is between ${task.nearestM} m and ${task.farthestM} m; make farthestM the larger one`,
      });
  for (const [at, shift] of (suite.shifts ?? []).entries())
    if (suite.shifts!.indexOf(shift) < at)
      mistakes.push({ path: ['shifts', at], problem: `"${shift}" occurs twice; once is enough` });
  if ('tours' in suite.worlds) {
    if (suite.shifts)
      mistakes.push({
        path: ['shifts'],
        problem: 'where a walk was recorded nothing can be changed; leave this out',
      });
    const reality = suite.arms.indexOf('reality');
    if (reality >= 0)
      mistakes.push({
        path: ['arms', reality],
        problem: 'there is no reality to go back to where a walk was recorded; leave this arm out',
      });
    for (const [at, { kind }] of suite.tasks.entries())
      if (kind === 'reach-landmark')
        mistakes.push({
          path: ['tasks', at, 'kind'],
          problem: 'nobody knows the landmarks of a recorded place; take reach-goal instead',
        });
  }
  const { baseline } = suite;
  const known = [FLOOR_ID, CEILING_ID, ...suite.policies.map(({ id }) => id)];
  if (baseline !== undefined && !known.includes(baseline))
    mistakes.push({ path: ['baseline'], problem: `there is no policy "${baseline}" to compare with` });
  return mistakes;
}
