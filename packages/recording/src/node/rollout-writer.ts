import { createHash, randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { RolloutExistsError } from '../errors.ts';
import {
  encodeFrameFileHead,
  encodeFrameRecord,
  type FrameLayout,
  type FrameRecord,
} from '../frame-records.ts';
import { type Movie, type MovieOptions, movieCodec } from '../movie.ts';
import {
  formatRolloutHeader,
  ROLLOUT_FORMAT,
  type RolloutHeader,
  type RolloutInit,
} from '../rollout-header.ts';
import { encodeStartViews, type StartView } from '../start-views.ts';
import { formatStepLine, type StepInfo, type StepLine } from '../step-line.ts';
import { loadVideoEncoder, remuxMovieFile, startMovieFile } from './movie-file.ts';
import { ROLLOUT_FILES } from './rollout-files.ts';

/** How the film of a rollout is enlarged. */
export type VideoChoice = Pick<MovieOptions, 'scale' | 'filter'>;

/** One frame to write: what it is, and how it came about. */
export interface AppendFrame extends StepInfo, FrameRecord {}

/** What is open while a rollout is being written. */
interface OpenRollout {
  readonly folder: string;
  readonly header: RolloutHeader;
  readonly layout: FrameLayout;
  readonly records: FileHandle;
  readonly steps: FileHandle;
  readonly movie: Movie | null;
}

/**
 * Writes a rollout to disk as it happens. A frame's record is in `latents.bin` before its line is in
 * `steps.jsonl`, and both are with the operating system before `append` resolves: a kill at any moment leaves a
 * folder that {@link RolloutReader} opens, with every frame whose `append` had resolved.
 *
 * One call at a time. Whatever happens, `finish` in the end.
 */
export class RolloutWriter {
  readonly #open: OpenRollout;
  #frameCount = 0;
  /** The picture that the encoder is still busy with; it overlaps the dreaming of the next frame. */
  #picture: Promise<void> = Promise.resolve();
  #finishing: Promise<void> | null = null;

  private constructor(opened: OpenRollout) {
    this.#open = opened;
  }

  /**
   * Makes the folder, which appears under its name with a header in it or not at all, and its parents.
   * @param video `null` for a rollout without a film
   * @throws {RolloutExistsError} when the folder exists and is not empty
   * @throws {VideoUnavailableError} when a film is wanted and cannot be encoded here; nothing is written then
   */
  static async create(
    folder: string,
    init: RolloutInit,
    startViews: readonly StartView[],
    video: VideoChoice | null = {},
  ): Promise<RolloutWriter> {
    const header: RolloutHeader = {
      format: ROLLOUT_FORMAT,
      ...init,
      start: { ...init.start, views: startViews.length },
      frameCount: 0,
      finished: false,
    };
    const { widthPx, heightPx } = init.camera;
    const layout = { latentLength: init.latentDims.reduce((a, b) => a * b, 1), widthPx, heightPx };
    const movieOptions = video && { widthPx, heightPx, fps: init.fps, ...video };
    if (movieOptions) {
      await loadVideoEncoder();
      await movieCodec(movieOptions);
    }
    await makeFolder(folder, {
      [ROLLOUT_FILES.header]: formatRolloutHeader(header),
      [ROLLOUT_FILES.start]: encodeStartViews(startViews),
      [ROLLOUT_FILES.records]: encodeFrameFileHead(layout),
      [ROLLOUT_FILES.steps]: '',
    });
    return new RolloutWriter({
      folder,
      header,
      layout,
      records: await open(join(folder, ROLLOUT_FILES.records), 'a'),
      steps: await open(join(folder, ROLLOUT_FILES.steps), 'a'),
      movie:
        movieOptions && (await startMovieFile(join(folder, ROLLOUT_FILES.movie), 'fragmented', movieOptions)),
    });
  }

  get folder(): string {
    return this.#open.folder;
  }

  /** Frames appended so far, the start frame included. */
  get frameCount(): number {
    return this.#frameCount;
  }

  /**
   * Appends one frame, the start frame first.
   * @returns the line that went into `steps.jsonl`
   * @throws {RangeError} when an array has not the size that the header says
   */
  async append(frame: AppendFrame): Promise<StepLine> {
    const { header, layout, records, steps, movie } = this.#open;
    const record = encodeFrameRecord(layout, frame);
    const line: StepLine = {
      frame: this.#frameCount,
      timeS: this.#frameCount / header.fps,
      action: frame.action,
      twist: frame.twist && { linear: [...frame.twist.linear], angular: [...frame.twist.angular] },
      pose: { rotation: [...frame.pose.rotation], translation: [...frame.pose.translation] },
      retrieved: [...frame.retrieved],
      coveredShare: frame.coveredShare,
      latentSha256: sha256(record.subarray(0, layout.latentLength * 4)),
      frameSha256: sha256(frame.frame.rgb),
      depthRangeM: depthRange(frame.depthM),
      reward: frame.reward,
      timingsMs: { ...frame.timingsMs },
    };
    // Written at once: both land in the system's cache within a fraction of a millisecond, which is less than the
    // way to a thread pool and back on a machine that is busy dreaming.
    appendFileSync(records.fd, record);
    appendFileSync(steps.fd, formatStepLine(line));
    this.#frameCount++;
    if (movie) {
      await this.#picture;
      this.#picture = movie.add(frame.frame);
      // Awaited by the next append or by finish; without this a failure in between would count as unhandled.
      this.#picture.catch(() => {});
    }
    return line;
  }

  /**
   * Closes the files, turns the film into a plain MP4 and marks the rollout finished. Later calls wait for the
   * first.
   * @param outcome `complete`, or `stopped` when not all the frames asked for were made
   */
  finish(outcome: 'complete' | 'stopped'): Promise<void> {
    this.#finishing ??= this.#finish(outcome);
    return this.#finishing;
  }

  async #finish(outcome: 'complete' | 'stopped'): Promise<void> {
    const { folder, header, records, steps, movie } = this.#open;
    for (const handle of [records, steps]) {
      await handle.sync();
      await handle.close();
    }
    if (movie) {
      await this.#picture;
      await movie.finish();
      if (this.#frameCount > 0) await remuxMovieFile(join(folder, ROLLOUT_FILES.movie), header.fps);
    }
    const path = join(folder, ROLLOUT_FILES.header);
    const finished = { ...header, frameCount: this.#frameCount, finished: true, outcome };
    await writeFile(`${path}.part`, formatRolloutHeader(finished));
    await rename(`${path}.part`, path);
  }
}

/** Fills a hidden neighbour and gives it its name at the end, so that no half-made folder is ever seen. */
async function makeFolder(folder: string, files: Record<string, string | Uint8Array>): Promise<void> {
  const target = resolve(folder);
  await mkdir(dirname(target), { recursive: true });
  const existing = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    if (error.code === 'ENOTDIR') throw new RolloutExistsError(folder);
    throw error;
  });
  if (existing && existing.length > 0) throw new RolloutExistsError(folder);
  const hidden = join(dirname(target), `.${basename(target)}-${randomUUID()}`);
  await mkdir(hidden);
  try {
    for (const [name, data] of Object.entries(files)) await writeFile(join(hidden, name), data);
    if (existing) await rmdir(target);
    await rename(hidden, target);
  } catch (error) {
    await rm(hidden, { recursive: true, force: true });
    throw error;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function depthRange(depthM: Float32Array): [number, number] | null {
  let least = Infinity;
  let most = 0;
  for (const depth of depthM) {
    if (depth <= 0) continue;
    if (depth < least) least = depth;
    if (depth > most) most = depth;
  }
  return most > 0 ? [least, most] : null;
}
