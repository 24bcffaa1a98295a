import type { RgbFrame } from '@dreamwalk/environment';
import type { MemoryPolicyName } from '@dreamwalk/world';
import type { Bookmark, Bookmarks } from './bookmarks.ts';
import { DREAM_ENDING, decodeDream, encodeDream } from './dream-file/dream-file.ts';
import type { Dream, Place } from './engine-ports.ts';
import { knownPlace } from './place.ts';
import type { DreamFile } from './protocol.ts';
import { recordingName } from './recording-name.ts';
import type { NewMoment, Timeline } from './timeline.ts';

/** A walk that is to be saved. */
export interface WalkToSave {
  readonly place: Place;
  readonly memoryPolicy: MemoryPolicyName;
  readonly timeline: Timeline;
  readonly bookmarks: Bookmarks;
  readonly date: Date;
}

/** A walk as a file: where it began, where it is now, its bookmarks, and all that these remember. */
export async function saveWalk(
  dream: Dream,
  { place: { summary }, memoryPolicy, timeline, bookmarks, date }: WalkToSave,
): Promise<DreamFile> {
  const here = await dream.snapshot();
  try {
    const moments = [timeline.start!.snapshot, here, ...bookmarks.all.map(({ snapshot }) => snapshot)];
    const bytes = encodeDream({
      createdAt: date.toISOString(),
      place: summary,
      memoryPolicy,
      widthPx: dream.camera.widthPx,
      heightPx: dream.camera.heightPx,
      latentDims: dream.latentDims,
      rollout: await dream.save(moments),
      bookmarks: bookmarks.all.map(({ name }) => ({ name })),
    });
    return { fileName: `${recordingName(summary, date)}${DREAM_ENDING}`, bytes };
  } finally {
    here.dispose();
  }
}

/** A walk that was saved and can be gone on with. */
export interface SavedWalk {
  readonly place: Place;
  readonly memoryPolicy: MemoryPolicyName;
  readonly start: NewMoment;
  readonly here: NewMoment;
  readonly bookmarks: readonly Pick<Bookmark, 'name' | 'snapshot' | 'frame'>[];
}

/**
 * Hands a saved walk to the dream.
 * @throws DreamFileError where the file is none, or damaged
 * @throws SavedRolloutError where it is of another model, or of other weights
 */
export async function loadWalk(
  dream: Dream,
  { fileName, bytes }: DreamFile,
  signal: AbortSignal,
): Promise<SavedWalk> {
  const { place, memoryPolicy, rollout, bookmarks, widthPx, heightPx } = decodeDream(bytes, fileName);
  signal.throwIfAborted();
  const snapshots = await dream.load(rollout);
  const moments = snapshots.map((snapshot, at) => {
    const { rgb } = rollout.views[rollout.moments[at].previous];
    const frame: RgbFrame = { widthPx, heightPx, rgb };
    return { snapshot, frame };
  });
  const [start, here, ...marked] = moments;
  return {
    place: knownPlace(place, dream.camera),
    memoryPolicy,
    start,
    here,
    bookmarks: marked.map((moment, at) => ({ ...moment, name: bookmarks[at].name })),
  };
}
