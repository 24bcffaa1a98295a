import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RolloutFormatError } from '../errors.ts';
import {
  decodeFrameFileHead,
  decodeFrameRecord,
  FRAME_FILE_HEAD_BYTES,
  type FrameLayout,
  type FrameRecord,
  recordBytes,
  wholeRecords,
} from '../frame-records.ts';
import { parseRolloutHeader, type RolloutHeader } from '../rollout-header.ts';
import { sha256Hex } from '../sha256.ts';
import { decodeStartViews, type StartView } from '../start-views.ts';
import { parseStepLines, type StepLine } from '../step-line.ts';
import { ROLLOUT_FILES } from './rollout-files.ts';

/** Reads a rollout's folder: finished, still being written, or cut off by a kill. Close it in the end. */
export class RolloutReader {
  readonly folder: string;
  readonly header: RolloutHeader;
  /** One line a frame, for the frames that are whole. */
  readonly steps: readonly StepLine[];
  /** The film, where there is one; cut off at its last whole fragment when the rollout is not finished. */
  readonly moviePath: string | null;
  readonly #layout: FrameLayout;
  readonly #records: FileHandle;

  private constructor(
    folder: string,
    header: RolloutHeader,
    steps: readonly StepLine[],
    moviePath: string | null,
    layout: FrameLayout,
    records: FileHandle,
  ) {
    this.folder = folder;
    this.header = header;
    this.steps = steps;
    this.moviePath = moviePath;
    this.#layout = layout;
    this.#records = records;
  }

  /**
   * Opens a rollout.
   * @throws {RolloutFormatError} when the folder is none, or a file in it is missing or damaged
   */
  static async open(folder: string): Promise<RolloutReader> {
    const header = parseRolloutHeader(
      (await contents(folder, ROLLOUT_FILES.header)).toString('utf8'),
      join(folder, ROLLOUT_FILES.header),
    );
    const lines = parseStepLines(
      (await contents(folder, ROLLOUT_FILES.steps)).toString('utf8'),
      join(folder, ROLLOUT_FILES.steps),
    );
    const recordsPath = join(folder, ROLLOUT_FILES.records);
    const records = await open(recordsPath, 'r').catch((error: NodeJS.ErrnoException) => {
      throw missing(folder, ROLLOUT_FILES.records, error);
    });
    try {
      const head = Buffer.alloc(FRAME_FILE_HEAD_BYTES);
      const { bytesRead } = await records.read(head, 0, FRAME_FILE_HEAD_BYTES, 0);
      const layout = decodeFrameFileHead(head.subarray(0, bytesRead), recordsPath);
      const { size } = await records.stat();
      const steps = lines.slice(0, wholeRecords(layout, size));
      if (header.finished && steps.length !== header.frameCount)
        throw new RolloutFormatError(
          `${header.frameCount} frames were written, but only ${steps.length} are whole; the folder was damaged afterwards.`,
          join(folder, ROLLOUT_FILES.header),
        );
      const moviePath = join(folder, ROLLOUT_FILES.movie);
      const hasMovie = await stat(moviePath).then(
        (found) => found.size > 0,
        () => false,
      );
      return new RolloutReader(folder, header, steps, hasMovie ? moviePath : null, layout, records);
    } catch (error) {
      await records.close();
      throw error;
    }
  }

  /** Whole frames, the start frame included. */
  get frameCount(): number {
    return this.steps.length;
  }

  /**
   * One frame as it was recorded.
   * @throws {RangeError} when there is no such frame
   */
  async frame(index: number): Promise<FrameRecord> {
    if (!Number.isInteger(index) || index < 0 || index >= this.frameCount)
      throw new RangeError(`Frame ${index} is not one of the ${this.frameCount} of ${this.folder}.`);
    const length = recordBytes(this.#layout);
    const bytes = Buffer.alloc(length);
    await this.#records.read(bytes, 0, length, FRAME_FILE_HEAD_BYTES + index * length);
    return decodeFrameRecord(this.#layout, bytes);
  }

  /**
   * What the memory held before the first step.
   * @throws {RolloutFormatError} when `start.bin` is missing or damaged
   */
  async startViews(): Promise<StartView[]> {
    return decodeStartViews(
      await contents(this.folder, ROLLOUT_FILES.start),
      join(this.folder, ROLLOUT_FILES.start),
    );
  }

  /**
   * Compares every frame with the hashes in its line.
   * @returns the first frame whose bytes are not those that were written, or `null`
   */
  async firstDamagedFrame(options: { readonly signal?: AbortSignal } = {}): Promise<number | null> {
    for (const { frame, frameSha256, latentSha256 } of this.steps) {
      options.signal?.throwIfAborted();
      const record = await this.frame(frame);
      if ((await sha256Hex(Uint8Array.from(record.frame.rgb))) !== frameSha256) return frame;
      if ((await sha256Hex(Float32Array.from(record.latent))) !== latentSha256) return frame;
    }
    return null;
  }

  async close(): Promise<void> {
    await this.#records.close();
  }
}

async function contents(folder: string, name: string): Promise<Buffer> {
  return readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    throw missing(folder, name, error);
  });
}

function missing(folder: string, name: string, error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') return error;
  return new RolloutFormatError(
    `this file is missing, so ${folder} is not a rollout; name a folder that dreamwalk rollout wrote.`,
    join(folder, name),
  );
}
