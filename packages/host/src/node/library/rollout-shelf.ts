import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlainName } from '@dreamwalk/model-package';
import { RolloutReader } from '@dreamwalk/recording/node';
import { formatTum } from '@dreamwalk/trajectory';
import { NotInLibraryError } from '../errors.ts';
import { exists } from '../exists.ts';
import { isDreamName, readDreamPictures, writeDream } from './dream-on-disk.ts';
import { describeRecording, type ListedRecording } from './listed-recording.ts';
import { Trash } from './trash.ts';

/** What was recorded: a folder of rollouts, of films without one, and of saved dreams. */
export class RolloutShelf {
  readonly folder: string;
  readonly trash: Trash;

  constructor(folder: string) {
    this.folder = folder;
    this.trash = new Trash(folder);
  }

  /** Everything recorded, the newest first; what cannot be read is listed with the reason. */
  async list(signal?: AbortSignal): Promise<ListedRecording[]> {
    const names = await readdir(this.folder).catch(() => []);
    const found: ListedRecording[] = [];
    for (const name of names.filter(isPlainName)) {
      signal?.throwIfAborted();
      const recording = await describeRecording(this.folder, name);
      if (recording) found.push(recording);
    }
    return found.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  }

  /**
   * Where a recording lies.
   * @throws {NotInLibraryError} where there is none of that name
   */
  async find(name: string): Promise<string> {
    const path = join(this.folder, name);
    const isThere = isPlainName(name) && (await exists(path));
    if (!isThere) throw new NotInLibraryError(name);
    return path;
  }

  /**
   * The film of a recording.
   * @throws {NotInLibraryError} where it has none
   */
  async film(name: string): Promise<string> {
    const path = await this.find(name);
    if (path.endsWith('.mp4')) return path;
    const reader = await RolloutReader.open(path);
    await reader.close();
    if (!reader.moviePath) throw new NotInLibraryError(`a film of ${name}`);
    return reader.moviePath;
  }

  /**
   * A saved dream.
   * @throws {NotInLibraryError} where there is none of that name
   */
  async dream(name: string): Promise<string> {
    if (!isDreamName(name)) throw new NotInLibraryError(`a saved dream ${name}`);
    return this.find(name);
  }

  /** Takes in a saved dream, see `writeDream`. @returns the name that it got */
  putDream(name: string, bytes: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<string> {
    return writeDream(this.folder, name, bytes, signal);
  }

  /**
   * Pictures of a rollout or a saved dream, evenly spread from its beginning to its end.
   * @param pictures how many; fewer where it has not as many frames
   * @returns [pictures · height · width · 3], RGB
   * @throws {RolloutFormatError} where it is no rollout, or damaged
   * @throws {DreamFileError} where it is a damaged saved dream
   */
  async strip(name: string, pictures: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const path = await this.find(name);
    if (isDreamName(name)) return readDreamPictures(path, name, pictures);
    const reader = await RolloutReader.open(path);
    try {
      const { widthPx, heightPx } = reader.header.camera;
      const count = Math.min(pictures, reader.frameCount);
      const rgb = new Uint8Array(count * widthPx * heightPx * 3);
      for (let picture = 0; picture < count; picture++) {
        signal?.throwIfAborted();
        const frameIndex = Math.round((picture * (reader.frameCount - 1)) / Math.max(1, count - 1));
        const { frame } = await reader.frame(frameIndex);
        rgb.set(frame.rgb, picture * widthPx * heightPx * 3);
      }
      return rgb;
    } finally {
      await reader.close();
    }
  }

  /**
   * The way of the camera as a TUM file, see `formatTum`.
   * @throws {RolloutFormatError} where it is no rollout, or damaged
   */
  async trajectory(name: string): Promise<string> {
    const reader = await RolloutReader.open(await this.find(name));
    await reader.close();
    return formatTum({ samples: reader.steps.map(({ timeS, pose }) => ({ timeS, pose })) });
  }
}
