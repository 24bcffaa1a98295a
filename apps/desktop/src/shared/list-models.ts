import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { OfferedModel } from './offered-model.ts';

const manifest = z.object({ title: z.string(), description: z.string() });

/**
 * The models of some folders by name, folder by folder: every folder in them that holds a manifest with a title. Of two with one name
 * the first counts.
 * @param folders the first holds those that came with the application, the others a person's own
 */
export async function listModels(folders: readonly string[]): Promise<OfferedModel[]> {
  const models = new Map<string, OfferedModel>();
  for (const [shelf, folder] of folders.entries()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const found = await Promise.all(names.sort().map((id) => describe(folder, id, shelf > 0)));
    for (const model of found) if (model && !models.has(model.id)) models.set(model.id, model);
  }
  return [...models.values()];
}

async function describe(folder: string, id: string, isOwn: boolean): Promise<OfferedModel | undefined> {
  if (id.startsWith('.')) return undefined;
  try {
    const text = await readFile(join(folder, id, 'world-model.json'), 'utf8');
    const { title, description } = manifest.parse(JSON.parse(text));
    return { id, title, description, isOwn, sizeBytes: await graphBytes(join(folder, id)) };
  } catch {
    return undefined;
  }
}

/** Graphs are by far the most of a model; they may be kept in pieces. */
async function graphBytes(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const graphs = files.filter((file) => /\.onnx(?:\.\d+)?$/.test(file));
  const sizes = await Promise.all(graphs.map(async (file) => (await stat(join(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
