import type { Arm } from '@dreamwalk/evaluation';
import { goToBookmark } from '../../studio/bookmarks.ts';
import type { Studio } from '../../studio/studio.ts';
import { enterRoom } from '../rooms-store.ts';
import type { EpisodeFrame } from './state/episode-frames.ts';
import type { DreamedAgain } from './state/evaluation-client.ts';

/** Goes to a frame of an episode that was dreamed again; beside one of reality stands what was really there. */
export function openEpisode(
  studio: Studio,
  { dream, modelId }: DreamedAgain,
  arm: Arm,
  { frameIndex, isLast }: EpisodeFrame,
): void {
  if (!isLast) goOnceResumed(studio, frameIndex);
  studio.resumeDream(dream, modelId);
  if (arm === 'reality') studio.setBeside({ kind: 'reality' });
  enterRoom('explore');
}

/** A walk is resumed at its end; the way to its bookmarks is known once it is. */
function goOnceResumed(studio: Studio, frameIndex: number): void {
  const stop = studio.store.subscribe(({ bookmarks, failure }, before) => {
    if (failure) stop();
    if (bookmarks === before.bookmarks) return;
    const mark = bookmarks.find((each) => each.frameIndex === frameIndex);
    if (mark) goToBookmark(studio, mark);
    else if (frameIndex === 0) studio.reset();
    if (mark || frameIndex === 0) stop();
  });
}
