import { createNodeRuntime } from '@dreamwalk/inference/node';
import { type DryRun, OnnxPolicy, type PolicyManifest } from '@dreamwalk/policy';
import { folderSource } from '../../models/folder-source.ts';
import { type TaskContext, unattended } from '../../task.ts';

/** What a policy's folder holds, after all its checks. */
export interface PolicyReport {
  readonly kind: 'policy';
  readonly folder: string;
  readonly manifest: PolicyManifest;
  readonly provider: string;
  /** One inference on grey pictures. */
  readonly dryRun: DryRun;
}

/**
 * Opens a policy, which checks all of it and tries it once on grey pictures, and tells what it is.
 * @throws {PolicyLoadError} where the folder, the graph or the trial is not as the manifest says
 */
export async function inspectPolicy(
  folder: string,
  { signal, onProgress }: TaskContext = unattended,
): Promise<PolicyReport> {
  onProgress({ stage: 'trying the policy', done: 0, total: 1 });
  const runtime = await createNodeRuntime();
  try {
    const policy = await OnnxPolicy.open(folderSource(folder), runtime, { signal });
    const { manifest, dryRun } = policy;
    await policy.dispose();
    return { kind: 'policy', folder, manifest, provider: runtime.provider.label, dryRun };
  } finally {
    await runtime.dispose();
  }
}
