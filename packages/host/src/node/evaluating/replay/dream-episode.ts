import type { Motion, Snapshot } from '@dreamwalk/environment';
import type { Rollout } from '@dreamwalk/world';
import { encodeDream } from '../../../engine/dream-file/dream-file.ts';
import type { FinishedEpisode } from '../run/finished-episode.ts';
import { DreamedUnit, type DreamedUnitMakings } from './dreamed-unit.ts';

/** Frames between two bookmarks. */
const BOOKMARK_EVERY = 10;

/** An episode to be dreamed again. */
export interface DreamEpisodeRequest extends DreamedUnitMakings {
  readonly episode: FinishedEpisode;
  /** Told of every frame. */
  readonly onFrame: (done: number, total: number) => void;
}

/**
 * Dreams an episode again, frame by frame the same, as a walk that was left where the episode ended, with a bookmark every ten
 * frames: what went wrong can be looked at and gone on from. An episode of reality is dreamed from the tour along its real
 * poses.
 *
 * @returns the file of a saved dream
 */
export async function dreamEpisode(request: DreamEpisodeRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { episode, model } = request;
  const unit = await DreamedUnit.prepare(request, episode.result);
  try {
    const walk = unit.walk(episode);
    try {
      const moments = await momentsOf(walk, await unit.motions(episode), request);
      const { place, start, memoryPolicy } = unit;
      return encodeDream({
        createdAt: new Date().toISOString(),
        place: place.summary(start.kind === 'tour' ? start.views.length : 1),
        memoryPolicy,
        widthPx: model.camera.widthPx,
        heightPx: model.camera.heightPx,
        latentDims: model.latentDims,
        rollout: await walk.save(moments),
        bookmarks: moments.slice(2).map(({ frameIndex }) => ({ name: String(frameIndex) })),
      });
    } finally {
      await walk.dispose();
    }
  } finally {
    await unit.dispose();
  }
}

/** Where the walk begins, where it ends, and every tenth frame between them. */
async function momentsOf(
  walk: Pick<Rollout, 'step' | 'snapshot'>,
  motions: readonly Motion[],
  { signal, onFrame }: DreamEpisodeRequest,
): Promise<Snapshot[]> {
  const start = await walk.snapshot();
  const between: Snapshot[] = [];
  for (const [at, motion] of motions.entries()) {
    signal.throwIfAborted();
    await walk.step(motion, { signal });
    const frame = at + 1;
    onFrame(frame, motions.length);
    if (frame % BOOKMARK_EVERY === 0 && frame < motions.length) between.push(await walk.snapshot());
  }
  return [start, await walk.snapshot(), ...between];
}
