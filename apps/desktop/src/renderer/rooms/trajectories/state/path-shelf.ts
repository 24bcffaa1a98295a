import { z } from 'zod';
import type { PathDocument } from './path-document.ts';

/** Where paths are kept between two visits. */
export interface PathShelf {
  load(): Promise<readonly PathDocument[]>;
  save(paths: readonly PathDocument[]): Promise<void>;
}

const DATABASE = 'dreamwalk-trajectories';
const STORE = 'paths';
const KEY = 'all';

const number = z.number();
const pose = z.object({
  rotation: z.tuple([number, number, number, number]),
  translation: z.tuple([number, number, number]),
});
const keyframe = z.object({ id: z.string(), pose, speedMPerS: number.positive() });
const shape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('keyframes'),
    keyframes: z.array(keyframe).min(1),
    smoothness: number.min(0).max(1),
  }),
  z.object({ kind: z.literal('recorded'), samples: z.array(z.object({ timeS: number, pose })).min(1) }),
]);
const document = z.object({
  id: z.string(),
  name: z.string(),
  origin: z.enum(['drawn', 'imported', 'walked']),
  isPlaced: z.boolean(),
  worldSeed: number.optional(),
  isLoop: z.boolean(),
  shape,
});

/** The paths among what was kept; what another version kept otherwise is left out rather than shown broken. */
export function readKept(kept: unknown): PathDocument[] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((entry) => {
    const parsed = document.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Keeps paths in the browser's IndexedDB, which unlike its local storage has room for long ones. */
export const indexedDbShelf: PathShelf = {
  load: async () => {
    const database = await open();
    try {
      return readKept(await settled(database.transaction(STORE).objectStore(STORE).get(KEY)));
    } finally {
      database.close();
    }
  },
  save: async (paths) => {
    const database = await open();
    try {
      await settled(database.transaction(STORE, 'readwrite').objectStore(STORE).put(paths, KEY));
    } finally {
      database.close();
    }
  },
};

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settled(request);
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
