import type { z } from 'zod';
import { checkManifest } from './check-manifest.ts';
import {
  ManifestContentError,
  type ManifestIssue,
  ManifestSyntaxError,
  PathOutsidePackageError,
  UnknownRoleError,
} from './errors.ts';
import { findJsonProblem } from './json-position.ts';
import { MANIFEST_FILE, type Manifest, manifestSchema } from './manifest.ts';
import { packagePathProblem } from './package-path.ts';

/**
 * Reads a manifest and checks everything that needs no other file. `source` is what errors call the package.
 *
 * @throws ManifestSyntaxError where the text is not JSON
 * @throws UnknownRoleError where a tensor has a role the engine does not know
 * @throws ManifestContentError where it does not fit the schema, or its parts do not fit each other
 * @throws PathOutsidePackageError where a path leaves the folder
 */
export function parseManifest(text: string, source: string): Manifest {
  const parsed = manifestSchema.safeParse(parseJson(text, source));
  if (!parsed.success) throw schemaError(source, parsed.error.issues);
  for (const { key, path } of pathsOf(parsed.data)) {
    const unfit = packagePathProblem(path);
    if (unfit) throw new PathOutsidePackageError(source, MANIFEST_FILE, key, path, unfit);
  }
  const issues = checkManifest(parsed.data);
  if (issues.length > 0) throw new ManifestContentError(source, MANIFEST_FILE, issues);
  return parsed.data;
}

function parseJson(text: string, source: string): unknown {
  const problem = findJsonProblem(text);
  if (problem)
    throw new ManifestSyntaxError(source, MANIFEST_FILE, problem.line, problem.column, problem.problem);
  return JSON.parse(text);
}

function pathsOf({ card, golden, graphs }: Manifest): { key: string; path: string }[] {
  return [
    { key: 'card', path: card },
    { key: 'golden.file', path: golden.file },
    ...Object.entries(graphs).map(([name, graph]) => ({ key: `graphs.${name}.file`, path: graph.file })),
  ];
}

function schemaError(source: string, zodIssues: readonly z.core.$ZodIssue[]): ManifestContentError {
  const issues = zodIssues.map(toIssue);
  const roleIssue = zodIssues.findIndex(({ path }) => path[0] === 'graphs' && path.at(-1) === 'role');
  // An unknown role usually means a newer model, which says more than whatever else is wrong.
  return roleIssue < 0
    ? new ManifestContentError(source, MANIFEST_FILE, issues)
    : new UnknownRoleError(source, MANIFEST_FILE, [issues[roleIssue]]);
}

function toIssue(issue: z.core.$ZodIssue): ManifestIssue {
  return { path: issue.path.join('.'), problem: lowerFirst(issue.message) };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
