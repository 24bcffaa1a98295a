import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import { keepStored, readStored } from '../settings/stored.ts';

const STORED_AS = 'dreamwalk.folded-sections';

/** Which groups of instruments are folded up, by their names; stored in the browser as it changes. */
export const foldedSections = createStore<{ readonly names: readonly string[] }>(() =>
  readStored(STORED_AS, z.object({ names: z.array(z.string()) }).catch({ names: [] })),
);

keepStored(STORED_AS, foldedSections);

/** Folds a group up, or unfolds it. */
export function toggleSection(name: string): void {
  foldedSections.setState(({ names }) => ({
    names: names.includes(name) ? names.filter((other) => other !== name) : [...names, name],
  }));
}
