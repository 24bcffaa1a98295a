import type { Pose } from '@dreamwalk/geometry';
import type { FrameContext } from '../dream/frame-context.ts';
import { StageClock } from '../dream/stage-clock.ts';
import { SavedRolloutError } from '../errors.ts';
import type { MemoryBank, MemoryState, SavedMemory, SavedMemoryState } from '../memory/memory-bank.ts';
import type { MemoryEntry, ViewOrigin } from '../memory/memory-entry.ts';
import type { WorldModel } from '../model/world-model.ts';
import type { Moment } from './moment.ts';
import type { RolloutSnapshot } from './rollout-snapshot.ts';
import type { StepRecord } from './step-record.ts';

/** A remembered view as plain data. */
export interface SavedView extends ViewOrigin {
  readonly id: number;
  readonly pose: Pose;
  readonly generated: boolean;
  readonly anchored: boolean;
  /** [H · W · 3] */
  readonly rgb: Uint8Array;
  /** [H · W] metres, every value a float16; 0 is sky. */
  readonly depthM: Float32Array;
  /** [channels · height · width], where frames are made from latents. */
  readonly latent?: Float32Array;
}

/** What a step record says beyond the view that the frame became. */
export type SavedRecord = Pick<
  StepRecord,
  'retrieved' | 'coveredShare' | 'realShare' | 'latent' | 'coveredMask'
>;

/** A moment of a rollout as plain data. */
export interface SavedMoment extends SavedMemoryState {
  readonly episode: number;
  readonly frameIndex: number;
  /** The view that the frame became, by its place among the saved ones. */
  readonly previous: number;
  readonly context: FrameContext;
  readonly record: SavedRecord;
}

/** Moments of a rollout with all that they remember, as plain data: from each, the walk goes on bit by bit as it would have. */
export interface SavedRollout {
  /** Latents mean nothing to another model, nor to other weights of the same one. */
  readonly model: { readonly id: string; readonly graphs: Readonly<Record<string, string>> };
  /** What any of the moments remembers. */
  readonly views: readonly SavedView[];
  readonly moments: readonly SavedMoment[];
}

/** Reads what snapshots hold. */
export async function saveMoments(
  model: WorldModel,
  snapshots: readonly RolloutSnapshot[],
): Promise<SavedRollout> {
  const places = new Map<MemoryEntry, number>();
  const placeOf = (entry: MemoryEntry): number => {
    if (!places.has(entry)) places.set(entry, places.size);
    return places.get(entry)!;
  };
  const moments = snapshots.map(({ moment, memory }) => {
    const { episode, observation, previous, context, record } = moment;
    const { retrieved, coveredShare, realShare, latent, coveredMask } = record;
    return {
      episode,
      frameIndex: observation.frameIndex,
      previous: placeOf(previous),
      places: memory!.entries.map(placeOf),
      nextId: memory!.nextId,
      context,
      record: { retrieved, coveredShare, realShare, latent, coveredMask },
    };
  });
  const views: SavedView[] = [];
  for (const entry of places.keys()) views.push(await saveView(model, entry));
  return { model: { id: model.id, graphs: model.graphHashes }, views, moments };
}

async function saveView(model: WorldModel, entry: MemoryEntry): Promise<SavedView> {
  const { id, pose, generated, anchored, latent, frameIndex, tourIndex } = entry;
  const { rgb, depthM } = await model.runtime.compute.readView(entry.view);
  return { id, pose, generated, anchored, latent, frameIndex, tourIndex, rgb, depthM };
}

/** What a saved moment becomes again. */
export interface LoadedMoment {
  readonly moment: Moment;
  readonly memory: MemoryState;
}

/**
 * Hands what was saved to a memory.
 *
 * @param bank an empty one
 * @throws SavedRolloutError where it is of another model, or of other weights
 */
export async function loadMoments(
  model: WorldModel,
  bank: MemoryBank,
  saved: SavedRollout,
): Promise<LoadedMoment[]> {
  requireModel(model, saved);
  const memories: SavedMemory[] = [];
  try {
    for (const view of saved.views) memories.push(storeView(model, view));
    const states = await bank.load(memories, saved.moments);
    return saved.moments.map((moment, at) => ({
      moment: loadMoment(model, saved.views[moment.previous], moment, states[at]),
      memory: states[at],
    }));
  } catch (error) {
    for (const { view } of memories) model.runtime.compute.releaseView(view);
    throw error;
  }
}

function storeView(model: WorldModel, { rgb, depthM, ...memory }: SavedView): SavedMemory {
  const { widthPx, heightPx } = model.camera;
  const { compute } = model.runtime;
  const depth = compute.tensor(depthM, [1, 1, heightPx, widthPx]);
  try {
    return { ...memory, view: compute.storeImage(rgb, depth, widthPx, heightPx) };
  } finally {
    depth.dispose();
  }
}

function loadMoment(
  { camera: { widthPx, heightPx } }: WorldModel,
  { rgb, depthM }: SavedView,
  { episode, frameIndex, context, record, ...saved }: SavedMoment,
  { entries }: MemoryState,
): Moment {
  const previous = entries[saved.places.indexOf(saved.previous)];
  const { pose, generated, id: entryId } = previous;
  const { timingsMs } = new StageClock();
  return {
    episode,
    previous,
    context,
    observation: { frameIndex, pose, frame: { widthPx, heightPx, rgb }, depthM },
    record: { ...record, frameIndex, entryId, generated, timingsMs },
  };
}

function requireModel(model: WorldModel, { model: { id, graphs } }: SavedRollout): void {
  if (id !== model.id)
    throw new SavedRolloutError(
      `This dream was dreamed by the world model ${id}, and ${model.id} is open. Open ${id} first.`,
    );
  const differs = Object.entries(model.graphHashes).some(([graph, sha256]) => graphs[graph] !== sha256);
  if (differs)
    throw new SavedRolloutError(
      `This dream was dreamed by other weights of ${id} than those that are open, and would go on as another one. Open the version that it was saved with.`,
    );
}
