import { chooseFile, chooseFolder } from '../../../components/choose-files.ts';
import { type ChosenModel, chosenFolder } from '../state/model-files.ts';

/** Lets a person choose the folder of a model. @returns nothing where none was chosen */
export async function chooseModelFolder(): Promise<ChosenModel | undefined> {
  const files = await chooseFolder();
  return files.length > 0 ? chosenFolder(files) : undefined;
}

/** The same for the zip of a model. */
export async function chooseModelArchive(): Promise<ChosenModel | undefined> {
  const file = await chooseFile('.zip,application/zip');
  return file && { kind: 'archive', name: file.name, file };
}
