import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlainName } from '@dreamwalk/model-package';
import { RolloutReader } from '@dreamwalk/recording/node';
import { formatTum } from '@dreamwalk/trajectory';
import { NotInLibraryError } from '../errors.ts';
import { describeRecording, type ListedRecording } from './listed-recording.ts';
import { Trash } from './trash.ts';

/** Pictures of a rollout, evenly spread from its first frame to its last. */
export interface RolloutStrip {
  readonly widthPx: number;
  readonly heightPx: number;
  /** [pictures · height · width · 3], RGB. */
  readonly rgb: Uint8Array;
}

/** What was recorded: a folder of rollouts and of films without one. */
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
   * @param pictures how many; fewer where the rollout has not as many frames
   * @throws {RolloutFormatError} where it is no rollout, or damaged
   */
  async strip(name: string, pictures: number, signal?: AbortSignal): Promise<RolloutStrip> {
    const reader = await RolloutReader.open(await this.find(name));
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
      return { widthPx, heightPx, rgb };
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

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
