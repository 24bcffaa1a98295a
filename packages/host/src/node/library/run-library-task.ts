import { RolloutReader } from '@dreamwalk/recording/node';
import { type CheckOptions, openChecked } from '../models/check-model.ts';
import { folderSource } from '../models/folder-source.ts';
import { ModelLibrary } from '../models/model-library.ts';
import { verifyRollout } from '../rollouts/verify-rollout.ts';
import { dreamAgain, evaluate, summarise } from './evaluation-tasks.ts';
import type { LibraryProgress, LibraryResult, LibraryTask } from './library-task.ts';
import { unpackArchive } from './model-upload.ts';
import { pictureEpisodes } from './picture-episodes.ts';

type CheckModelTask = Extract<LibraryTask, { kind: 'checkModel' }>;
type VerifyRolloutTask = Extract<LibraryTask, { kind: 'verifyRollout' }>;
type Watch = (progress: LibraryProgress) => void;

/**
 * Does a task, in this process.
 * @throws the typed errors of whatever is damaged
 */
export async function runLibraryTask(
  task: LibraryTask,
  onProgress: Watch,
  signal: AbortSignal = new AbortController().signal,
): Promise<LibraryResult> {
  switch (task.kind) {
    case 'checkModel':
      return checkModel(task, onProgress, signal);
    case 'verifyRollout':
      return verify(task, onProgress, signal);
    case 'evaluate':
      return evaluate(task, onProgress, signal);
    case 'summariseEvaluation':
      return summarise(task);
    case 'dreamEpisode':
      return dreamAgain(task, onProgress, signal);
    case 'pictureEpisodes':
      return pictureEpisodes(task, onProgress, signal);
  }
}

async function checkModel(
  { name, folder, archive }: CheckModelTask,
  onProgress: Watch,
  signal: AbortSignal,
): Promise<LibraryResult> {
  if (archive !== null) {
    onProgress({ type: 'unpacking' });
    await unpackArchive(archive, folder, name);
  }
  const onCheck: CheckOptions['onCheck'] = (check) => onProgress({ type: 'check', ...check });
  const checked = await openChecked({ ...folderSource(folder), name }, { signal, onCheck });
  const { id } = checked.model.manifest;
  await checked.dispose();
  return { kind: 'checkModel', modelId: id };
}

/**
 * A rollout of the native CPU is dreamed again with as many threads as it was, so that every bit can be the same; one of another
 * provider is checked step by step.
 */
async function verify(
  { folder, modelsFolders }: VerifyRolloutTask,
  onProgress: Watch,
  signal: AbortSignal,
): Promise<LibraryResult> {
  const reader = await RolloutReader.open(folder);
  try {
    onProgress({ type: 'opening' });
    const { model, provider } = reader.header;
    const source = folderSource(await new ModelLibrary(modelsFolders).findNamed(model.id));
    const threads = provider.name === 'cpu' ? provider.threads : undefined;
    const opened = await openChecked(source, { signal, threads });
    try {
      const verdict = await verifyRollout(reader, opened.model, {
        signal,
        onProgress: ({ done, total }) => onProgress({ type: 'dreaming', done, total }),
      });
      return { kind: 'verifyRollout', verdict };
    } finally {
      await opened.dispose();
    }
  } finally {
    await reader.close();
  }
}
