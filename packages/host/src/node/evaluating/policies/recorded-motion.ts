import { basename, join } from 'node:path';
import { twistsBetween } from '@dreamwalk/control';
import type { Twist } from '@dreamwalk/geometry';
import { RolloutReader } from '@dreamwalk/recording/node';
import {
  fromConvention,
  NERFSTUDIO_CONVENTION,
  parseNerfstudio,
  parseTum,
  resample,
  undoAppliedTransform,
} from '@dreamwalk/trajectory';
import { exists } from '../../exists.ts';
import { readInputFile } from '../../input-file.ts';

/**
 * The body twists of a walk that was recorded, one a frame, for a `ReplayPolicy`. It may be the folder of a rollout, whose poses are
 * taken as they are; a nerfstudio file or folder (`transforms.json`), a frame a frame; or a camera path in the TUM format, brought to
 * the frame rate.
 *
 * @param fps frames a second of the model that the replay is for
 * @throws {InputFileError}, {RolloutFormatError}, {TrajectoryFormatError} where it cannot be read
 */
export async function recordedMotion(path: string, fps: number): Promise<readonly Twist[]> {
  if (await exists(join(path, 'rollout.json'))) return ofRollout(path);
  const nerfstudio = join(path, 'transforms.json');
  if (await exists(nerfstudio)) return ofNerfstudio(nerfstudio, fps);
  if (basename(path).endsWith('.json')) return ofNerfstudio(path, fps);
  const trajectory = resample(parseTum((await readInputFile(path)).toString('utf8'), path), fps);
  return twistsBetween(trajectory.samples.map(({ pose }) => pose));
}

async function ofRollout(folder: string): Promise<readonly Twist[]> {
  const reader = await RolloutReader.open(folder);
  try {
    return twistsBetween(reader.steps.map(({ pose }) => pose));
  } finally {
    await reader.close();
  }
}

async function ofNerfstudio(file: string, fps: number): Promise<readonly Twist[]> {
  const { transforms, applied } = parseNerfstudio((await readInputFile(file)).toString('utf8'), file, fps);
  const original = applied ? undoAppliedTransform(transforms, applied) : transforms;
  return twistsBetween(fromConvention(original, NERFSTUDIO_CONVENTION).samples.map(({ pose }) => pose));
}
