import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRolloutHeader, RolloutFormatError, type RolloutHeader } from '@dreamwalk/recording';
import { RolloutReader } from '@dreamwalk/recording/node';
import { DreamFileError } from '../../engine/errors.ts';
import { isDreamName, readDreamAbout } from './dream-on-disk.ts';

interface OnDisk {
  /** Of its file or folder. */
  readonly name: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly sizeBytes: number;
}

/** A rollout as the library lists it. */
export interface ListedRollout extends OnDisk {
  readonly kind: 'rollout';
  readonly hasFilm: boolean;
  /** Whole frames, the start included. */
  readonly frameCount: number;
  readonly fps: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** False where it was cut off. */
  readonly isFinished: boolean;
  readonly modelId: string;
  /** What it started from: `world 1000003`, `image cat.png` … */
  readonly source: string;
  /** Key of the noise. */
  readonly seed: number;
  readonly memoryPolicy: string;
  /** What it was dreamed on, in words. */
  readonly provider: string;
}

/** A film alone, as the studio records it. */
export interface ListedFilm extends OnDisk {
  readonly kind: 'film';
}

/** A walk that was saved to go on with it. */
export interface ListedDream extends OnDisk {
  readonly kind: 'dream';
  readonly modelId: string;
  /** `world 1000003`, `image cat.png`. */
  readonly source: string;
  readonly memoryPolicy: string;
  /** Where it was left. */
  readonly frameIndex: number;
  /** That it remembers. */
  readonly viewCount: number;
  readonly bookmarkCount: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A rollout or saved dream that cannot be read. */
export interface DamagedRecording extends OnDisk {
  readonly kind: 'damaged';
  /** What is wrong and what to do. */
  readonly problem: string;
}

/** Something recorded. */
export type ListedRecording = ListedRollout | ListedFilm | ListedDream | DamagedRecording;

const HEADER_FILE = 'rollout.json';
const FILM_FILE = 'frames.mp4';

/** What lies under a name; undefined where it is nothing that was recorded. */
export async function describeRecording(folder: string, name: string): Promise<ListedRecording | undefined> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() && name.endsWith('.mp4'))
    return { kind: 'film', name, createdAt: found.mtime.toISOString(), sizeBytes: found.size };
  if (found?.isFile() && isDreamName(name)) return describeDream(name, path, found);
  if (!found?.isDirectory()) return undefined;
  const headerText = await readFile(join(path, HEADER_FILE), 'utf8').catch(() => undefined);
  return headerText === undefined ? undefined : describeRollout(name, path, headerText, found);
}

async function describeDream(
  name: string,
  path: string,
  { mtime, size: sizeBytes }: Stats,
): Promise<ListedDream | DamagedRecording> {
  try {
    const { about } = await readDreamAbout(path, name);
    const { createdAt, model, place, memoryPolicy, moments, bookmarks, widthPx, heightPx } = about;
    const [, left] = moments;
    return {
      kind: 'dream',
      name,
      createdAt,
      sizeBytes,
      modelId: model.id,
      source: `${place.kind} ${place.kind === 'world' ? place.seed : place.name}`,
      memoryPolicy,
      frameIndex: left.frameIndex,
      viewCount: left.places.length,
      bookmarkCount: bookmarks.length,
      widthPx,
      heightPx,
    };
  } catch (error) {
    if (!(error instanceof DreamFileError)) throw error;
    return { kind: 'damaged', name, createdAt: mtime.toISOString(), sizeBytes, problem: error.message };
  }
}

async function describeRollout(
  name: string,
  path: string,
  headerText: string,
  { mtime }: Stats,
): Promise<ListedRollout | DamagedRecording> {
  const files = await sizesOf(path);
  const sizeBytes = [...files.values()].reduce((sum, size) => sum + size, 0);
  try {
    const header = parseRolloutHeader(headerText, name);
    return {
      kind: 'rollout',
      name,
      createdAt: header.createdAt,
      sizeBytes,
      hasFilm: (files.get(FILM_FILE) ?? 0) > 0,
      frameCount: header.finished ? header.frameCount : await wholeFrames(path),
      isFinished: header.finished,
      ...aboutHeader(header),
    };
  } catch (error) {
    if (!(error instanceof RolloutFormatError)) throw error;
    return { kind: 'damaged', name, createdAt: mtime.toISOString(), sizeBytes, problem: error.message };
  }
}

function aboutHeader({ model, start, seed, memory, provider, fps, camera }: RolloutHeader) {
  return {
    fps,
    widthPx: camera.widthPx,
    heightPx: camera.heightPx,
    modelId: model.id,
    source: start.source,
    seed,
    memoryPolicy: memory.policy,
    provider: provider.label,
  };
}

/** Of one that was cut off, whose header does not tell. */
async function wholeFrames(path: string): Promise<number> {
  const reader = await RolloutReader.open(path);
  await reader.close();
  return reader.frameCount;
}

async function sizesOf(folder: string): Promise<Map<string, number>> {
  const files = await readdir(folder, { withFileTypes: true });
  const sizes = new Map<string, number>();
  for (const file of files)
    if (file.isFile()) sizes.set(file.name, (await stat(join(folder, file.name))).size);
  return sizes;
}
