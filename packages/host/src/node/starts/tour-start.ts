import { basename, join, resolve } from 'node:path';
import type { PosedView } from '@dreamwalk/environment';
import type { Camera } from '@dreamwalk/geometry';
import { RolloutReader } from '@dreamwalk/recording/node';
import { InputFileError } from '../errors.ts';
import { exists } from '../exists.ts';
import type { TaskContext } from '../task.ts';
import { NERFSTUDIO_FILE, readNerfstudioViews } from './nerfstudio.ts';
import type { WalkStart } from './walk-start.ts';

/**
 * Begins in a place that a folder shows: a rollout that was recorded before (the walk goes on where it ended), or
 * posed pictures in nerfstudio's layout (it begins at the first of them).
 * @throws {InputFileError} where the folder is neither, or does not suit the model's camera
 * @throws {RolloutFormatError} where the rollout is damaged
 */
export async function tourStart(folder: string, camera: Camera, task: TaskContext): Promise<WalkStart> {
  const { views, goesOn } = await tourViews(folder, camera, task);
  const { pose } = goesOn ? views[views.length - 1] : views[0];
  const source = `tour ${basename(resolve(folder))}`;
  return { start: { kind: 'tour', views, pose }, pose, source, hasCoordinates: true };
}

/** What a folder shows of a place. */
export interface TourViews {
  /** In the order in which they were taken. */
  readonly views: readonly PosedView[];
  /** Whether it is a walk that can be gone on with where it ended. */
  readonly goesOn: boolean;
}

/**
 * Reads the views of a recorded rollout, or posed pictures in nerfstudio's layout.
 * @throws {InputFileError} where the folder is neither, or does not suit the model's camera
 * @throws {RolloutFormatError} where the rollout is damaged
 */
export async function tourViews(folder: string, camera: Camera, task: TaskContext): Promise<TourViews> {
  if (await exists(join(folder, 'rollout.json')))
    return { views: await rolloutViews(folder, camera, task), goesOn: true };
  if (await exists(join(folder, NERFSTUDIO_FILE)))
    return { views: await readNerfstudioViews(folder, camera, task), goesOn: false };
  throw new InputFileError(
    folder,
    `this is no tour: there is neither a rollout.json (written by dreamwalk rollout) nor a ${NERFSTUDIO_FILE} (nerfstudio) in it; check the path.`,
  );
}

async function rolloutViews(
  folder: string,
  { widthPx, heightPx }: Camera,
  { signal, onProgress }: TaskContext,
): Promise<PosedView[]> {
  const reader = await RolloutReader.open(folder);
  try {
    const { camera } = reader.header;
    if (camera.widthPx !== widthPx || camera.heightPx !== heightPx)
      throw new InputFileError(
        folder,
        `this rollout has frames of ${camera.widthPx}×${camera.heightPx}, but the model sees ${widthPx}×${heightPx}; choose the model that made it (${reader.header.model.id}).`,
      );
    if (reader.frameCount === 0)
      throw new InputFileError(folder, 'this rollout was cut off before its first frame; choose another.');
    const views: PosedView[] = [];
    for (const { frame: index, pose } of reader.steps) {
      signal.throwIfAborted();
      onProgress({ stage: 'reading the tour', done: index, total: reader.frameCount });
      const { frame, depthM } = await reader.frame(index);
      views.push({ frame, pose, depthM });
    }
    return views;
  } finally {
    await reader.close();
  }
}
