import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUNDLED = fileURLToPath(new URL('../../../../models/voxel-rooms', import.meta.url));

/** What tests change in a manifest. */
interface EditableManifest {
  graphs: Record<string, { file: string; sha256: string; inputs: Record<string, { role: string }> }>;
}

/** A copy of the bundled model, for a test to damage. */
export class ModelCopy {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Copies what running the model needs. */
  static async make(folder: string): Promise<ModelCopy> {
    await cp(BUNDLED, folder, { recursive: true, filter: (path) => !/recipe|checkpoints/.test(path) });
    return new ModelCopy(folder);
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  /** Rewrites the manifest; afterwards every hash is again that of its file, unless `keepHashes`. */
  async edit(change: (manifest: EditableManifest) => void, keepHashes = false): Promise<void> {
    const path = this.path('world-model.json');
    const manifest: EditableManifest = JSON.parse(await readFile(path, 'utf8'));
    change(manifest);
    for (const graph of keepHashes ? [] : Object.values(manifest.graphs))
      graph.sha256 = createHash('sha256')
        .update(await readFile(this.path(graph.file)))
        .digest('hex');
    await writeFile(path, JSON.stringify(manifest, null, 2));
  }
}
