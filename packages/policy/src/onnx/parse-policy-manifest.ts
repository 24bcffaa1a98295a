import type { ActionSpace } from '@dreamwalk/control';
import { findJsonKey, findJsonProblem, packagePathProblem } from '@dreamwalk/model-package';
import { PolicyLoadError } from '../errors.ts';
import { checkPolicyManifest, type PolicyManifestIssue } from './check-policy-manifest.ts';
import { POLICY_MANIFEST_FILE, type PolicyManifest, policyManifestSchema } from './policy-manifest.ts';

/**
 * Reads a manifest and checks everything that needs no other file.
 *
 * @param source what errors call the policy, e.g. its folder
 * @param spaces the action spaces that it may name
 * @throws PolicyLoadError naming the line and the key of a mistake
 */
export function parsePolicyManifest(
  text: string,
  source: string,
  spaces: readonly ActionSpace[],
): PolicyManifest {
  const syntax = findJsonProblem(text);
  if (syntax)
    throw new PolicyLoadError(
      `${POLICY_MANIFEST_FILE} of the policy ${source} is not valid JSON in line ${syntax.line}, column ${syntax.column}: ${syntax.problem}. Correct it there.`,
    );
  const parsed = policyManifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw contentError(
      text,
      source,
      parsed.error.issues.map(({ path, message }) => ({ path, problem: lowerFirst(message) })),
    );
  const unfit = packagePathProblem(parsed.data.file);
  const issues = [
    ...(unfit ? [{ path: ['file'], problem: `the path ${parsed.data.file} ${unfit}` }] : []),
    ...checkPolicyManifest(parsed.data, spaces),
  ];
  if (issues.length > 0) throw contentError(text, source, issues);
  return parsed.data;
}

function contentError(text: string, source: string, issues: readonly PolicyManifestIssue[]): PolicyLoadError {
  const [first, ...others] = issues;
  const more =
    others.length === 0
      ? ''
      : ` (and ${others.length} more: ${others.map(({ path }) => path.join('.')).join(', ')})`;
  return new PolicyLoadError(
    `${POLICY_MANIFEST_FILE} of the policy ${source} is wrong in line ${findJsonKey(text, first.path).line} at ${first.path.join('.') || 'its top level'}: ${first.problem}${more}. Correct the manifest or export the policy again.`,
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
