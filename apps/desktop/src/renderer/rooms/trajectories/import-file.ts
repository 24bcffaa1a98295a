import type { Studio } from '../../studio/studio.ts';
import { readDraft } from './state/import-draft.ts';
import { paceOf } from './state/pace.ts';
import { openDraft, refuseFile } from './state/trajectories-store.ts';

/** The files that trajectories are read from, as `<input accept>` has it. */
export const TRAJECTORY_FILES = '.json,.tum,.txt';

/** Reads a file and opens the import dialog with it, or says why it cannot be read. */
export async function importFile({ store }: Studio, file: File): Promise<void> {
  const { framesPerSecond } = paceOf(store.getState().model);
  try {
    openDraft(readDraft(file.name, await file.text(), framesPerSecond));
  } catch (error) {
    refuseFile(error instanceof Error ? error : new Error(String(error)));
  }
}
