import { readDraft } from './state/import-draft.ts';
import { openDraft, refuseFile } from './state/trajectories-store.ts';
import { usePace } from './use-trajectories.ts';

/** Reads a file and opens the import dialog with it, or says why it cannot be read. */
export function useImport(): (file: File) => Promise<void> {
  const { framesPerSecond } = usePace();
  return async (file) => {
    try {
      openDraft(readDraft(file.name, await file.text(), framesPerSecond));
    } catch (error) {
      refuseFile(error instanceof Error ? error : new Error(String(error)));
    }
  };
}
