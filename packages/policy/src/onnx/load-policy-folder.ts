import type { ActionSpace } from '@dreamwalk/control';
import { type PackageSource, sha256Hex } from '@dreamwalk/model-package';
import { PolicyLoadError } from '../errors.ts';
import { parsePolicyManifest } from './parse-policy-manifest.ts';
import { POLICY_MANIFEST_FILE, type PolicyManifest } from './policy-manifest.ts';

/** A policy whose manifest is sound and whose graph is the one that it names. */
export interface PolicyFolder {
  readonly manifest: PolicyManifest;
  /** ONNX bytes. */
  readonly graph: Uint8Array;
}

/**
 * Reads a policy's folder and checks all of it but what only a loaded graph tells.
 *
 * @param spaces the action spaces that it may name
 * @throws PolicyLoadError
 */
export async function loadPolicyFolder(
  source: PackageSource,
  spaces: readonly ActionSpace[],
  signal?: AbortSignal,
): Promise<PolicyFolder> {
  const text = new TextDecoder().decode(await read(source, POLICY_MANIFEST_FILE, signal));
  const manifest = parsePolicyManifest(text, source.name, spaces);
  const graph = await read(source, manifest.file, signal);
  const sha256 = await sha256Hex(graph);
  if (sha256 !== manifest.sha256)
    throw new PolicyLoadError(
      `${manifest.file} of the policy ${source.name} has SHA-256 ${sha256}, but the manifest says ${manifest.sha256}: it is damaged or of another version. Download or export the policy again.`,
    );
  return { manifest, graph };
}

async function read(source: PackageSource, file: string, signal?: AbortSignal): Promise<Uint8Array> {
  signal?.throwIfAborted();
  try {
    return await source.read(file, { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    const reason = cause instanceof Error ? ` (${cause.message.split('\n', 1)[0]})` : '';
    throw new PolicyLoadError(
      `The policy ${source.name} has no readable file ${file}${reason}. Restore the file or export the policy again.`,
      { cause },
    );
  }
}
