import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { OfferedModel } from './offered-model.ts';

const manifest = z.object({ title: z.string(), description: z.string() });

/** The models of a folder by name: every folder in it that holds a manifest with a title. */
export async function listModels(folder: string): Promise<OfferedModel[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const found = await Promise.all(names.sort().map((id) => describe(folder, id)));
  return found.filter((model) => model !== undefined);
}

async function describe(folder: string, id: string): Promise<OfferedModel | undefined> {
  try {
    const text = await readFile(join(folder, id, 'world-model.json'), 'utf8');
    return { id, ...manifest.parse(JSON.parse(text)) };
  } catch {
    return undefined;
  }
}
