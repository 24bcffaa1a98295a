import type { z } from 'zod';
import type { StoreApi } from 'zustand/vanilla';

/**
 * What was stored in this browser under a name. Anything may stand there, or nothing, and some browsers keep a page from looking:
 * the schema has to take whatever comes (`catch`), for what is broken is forgotten, not complained of.
 */
export function readStored<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> {
  return schema.parse(readJson(name));
}

/** Stores what a store holds whenever it changes. @returns stops it */
export function keepStored<State>(name: string, store: StoreApi<State>): () => void {
  return store.subscribe((state) => {
    try {
      localStorage.setItem(name, JSON.stringify(state));
    } catch {
      // Full or forbidden: what was chosen holds until the window is closed.
    }
  });
}

function readJson(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return undefined;
  }
}
