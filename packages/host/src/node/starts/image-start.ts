import { basename } from 'node:path';
import type { Camera } from '@dreamwalk/geometry';
import { imagePlace } from '../../engine/place.ts';
import { readImage } from './image-file.ts';
import type { WalkStart } from './walk-start.ts';

/**
 * Begins at a lone image, taken to be seen from the origin at eye height, level. Its depth is the model's guess.
 * @throws {InputFileError} where the file is missing or no picture
 */
export async function imageStart(file: string, camera: Camera): Promise<WalkStart> {
  const name = basename(file);
  const { start, startPose } = imagePlace(name, await readImage(file, camera));
  return { start, pose: startPose, source: `image ${name}`, hasCoordinates: false };
}
