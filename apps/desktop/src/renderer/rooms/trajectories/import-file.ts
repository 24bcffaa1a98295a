import { chooseFile } from '../../components/choose-files.ts';
import type { Studio } from '../../studio/studio.ts';
import { readDraft } from './state/import-draft.ts';
import { paceOf } from './state/pace.ts';
import { openDraft, refuseFile } from './state/trajectories-store.ts';

/** The files that trajectories are read from. */
const TRAJECTORY_FILES = '.json,.tum,.txt';

/** Lets a person choose a file to import. */
export async function chooseTrajectory(studio: Studio): Promise<void> {
  const file = await chooseFile(TRAJECTORY_FILES);
  if (file) await importFile(studio, file);
}

/** Reads a file and opens the import dialog with it, or says why it cannot be read. */
export async function importFile({ store }: Studio, file: File): Promise<void> {
  const { framesPerSecond } = paceOf(store.getState().model);
  try {
    openDraft(readDraft(file.name, await file.text(), framesPerSecond));
  } catch (error) {
    refuseFile(error instanceof Error ? error : new Error(String(error)));
  }
}
