import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isPlainName } from '@dreamwalk/model-package';
import { SAFETENSORS_LENGTH_BYTES } from '@dreamwalk/recording';
import {
  DREAM_ENDING,
  type DreamHead,
  dreamHeadBytes,
  readDreamHead,
} from '../../engine/dream-file/dream-file.ts';
import { InputFileError } from '../errors.ts';
import { exists } from '../exists.ts';

/** More than a memory of thousands of views takes up. */
const MOST_DREAM_BYTES = 2e9;

/** Whether a file is one by its name. */
export function isDreamName(name: string): boolean {
  return isPlainName(name) && name.endsWith(DREAM_ENDING);
}

/**
 * What a saved dream says of itself; its arrays are not read.
 * @param name how to call it in an error
 * @throws {DreamFileError} where it is none, or damaged
 */
export async function readDreamAbout(path: string, name: string): Promise<DreamHead> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = await readAt(file, 0, Math.min(size, SAFETENSORS_LENGTH_BYTES));
    const headBytes = dreamHeadBytes(length, name);
    return readDreamHead(await readAt(file, 0, Math.min(size, headBytes)), size, name);
  } finally {
    await file.close();
  }
}

/**
 * Views that were dreamed on the way, evenly spread from the first to the last, those of the tour where there are no others.
 * @param pictures how many; fewer where the dream does not remember as many
 * @returns [pictures · height · width · 3], RGB
 * @throws {DreamFileError} where it is none, or damaged
 */
export async function readDreamPictures(
  path: string,
  name: string,
  pictures: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { about, tensors } = await readDreamAbout(path, name);
  const walked = [...about.views.keys()].filter((row) => about.views[row].generated);
  const rows = walked.length > 0 ? walked : [...about.views.keys()];
  const pictureBytes = 3 * about.widthPx * about.heightPx;
  const count = Math.min(pictures, rows.length);
  const rgb = new Uint8Array(count * pictureBytes);
  const { offset = 0 } = tensors.get('rgb') ?? {};
  const file = await open(path);
  try {
    for (let picture = 0; picture < count; picture++) {
      const row = rows[Math.round((picture * (rows.length - 1)) / Math.max(1, count - 1))];
      rgb.set(await readAt(file, offset + row * pictureBytes, pictureBytes), picture * pictureBytes);
    }
  } finally {
    await file.close();
  }
  return rgb;
}

/**
 * Takes in a saved dream, whole or not at all.
 * @param name of the file; where there is one of that name, a number is added
 * @returns the name that it got
 * @throws {InputFileError} where the name is none of a saved dream, or it is too large
 * @throws {DreamFileError} where it is none, or damaged
 */
export async function writeDream(
  folder: string,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<string> {
  if (!isDreamName(name))
    throw new InputFileError(name, `a saved dream has a name that ends with ${DREAM_ENDING}; rename it.`);
  await mkdir(folder, { recursive: true });
  const part = join(folder, `.${name}.part`);
  try {
    await pipeline(limited(bytes, name), createWriteStream(part), { signal });
    await readDreamAbout(part, name);
    const free = await freeName(folder, name);
    await rename(part, join(folder, free));
    return free;
  } finally {
    await rm(part, { force: true });
  }
}

async function* limited(bytes: AsyncIterable<Uint8Array>, name: string) {
  let receivedBytes = 0;
  for await (const chunk of bytes) {
    receivedBytes += chunk.byteLength;
    if (receivedBytes > MOST_DREAM_BYTES)
      throw new InputFileError(
        name,
        `it is larger than ${MOST_DREAM_BYTES / 1e9} GB, and no saved dream is.`,
      );
    yield chunk;
  }
}

async function freeName(folder: string, name: string): Promise<string> {
  const stem = name.slice(0, -DREAM_ENDING.length);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${stem} ${number}${DREAM_ENDING}`;
    if (!(await exists(join(folder, candidate)))) return candidate;
  }
}

async function readAt(file: FileHandle, position: number, byteLength: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(byteLength), 0, byteLength, position);
  return buffer.subarray(0, bytesRead);
}
