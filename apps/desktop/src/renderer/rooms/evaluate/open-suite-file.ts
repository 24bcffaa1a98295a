import { chooseFile } from '../../components/choose-files.ts';
import { folderOfFile } from '../../native/folder-of-file.ts';
import type { Evaluations } from './state/evaluations.ts';

/** Lets a person choose a suite file, which can be run then. */
export async function openSuiteFile(evaluations: Evaluations): Promise<void> {
  const file = await chooseFile('.json,application/json');
  if (!file) return;
  await evaluations.add({ text: await file.text(), file: file.name, folder: folderOfFile(file) });
}
