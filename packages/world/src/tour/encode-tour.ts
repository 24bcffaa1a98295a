import type { PosedView, TaskOptions } from '@dreamwalk/environment';
import { type Pose, poseToMatrix } from '@dreamwalk/geometry';
import type { StoredView } from '@dreamwalk/inference';
import type { EncodedView, WorldModel } from '../model/world-model.ts';
import { type CorrectDepthOptions, correctDepth } from './correct-depth.ts';
import type { SweepView } from './depth-sweep.ts';
import type { DepthCrew } from './depth-worker.ts';

/** What is done with the views of a start: latents and depths are found, then a tour's depths corrected. */
export type StartStage = 'encode' | 'correct';

/** Options of `encodeTour`. */
export interface EncodeTourOptions extends TaskOptions {
  /** Called before each view is encoded and before each of its corrections. */
  readonly onView?: (stage: StartStage, done: number, total: number) => void;
  /** Starts the threads that share the correction of a tour's depths. Default: the calling thread does it all. */
  readonly hireDepthCrew?: () => DepthCrew;
}

/** A stored view and the camera that saw it. */
interface PlacedView {
  readonly view: StoredView;
  readonly pose: Pose;
}

/** Encodes the views of a tour and lets them correct each other's depth. The views returned are the caller's. */
export async function encodeTour(
  model: WorldModel,
  views: readonly PosedView[],
  { signal, onView, hireDepthCrew }: EncodeTourOptions,
): Promise<EncodedView[]> {
  const encoded: (EncodedView & PlacedView)[] = [];
  try {
    for (const { frame, pose } of views) {
      signal?.throwIfAborted();
      onView?.('encode', encoded.length, views.length);
      encoded.push({ ...(await model.encodeView(frame, pose, { signal })), pose });
    }
  } catch (error) {
    releaseAll(model, encoded);
    throw error;
  }
  return correctViews(model, encoded, [], {
    signal,
    hireCrew: hireDepthCrew,
    onSweep: (done, total) => onView?.('correct', done, total),
  });
}

/**
 * Gives true views the depth that they and others show together. Takes `encoded` over, also where it fails; the views
 * returned are the caller's.
 */
export async function correctViews(
  model: WorldModel,
  encoded: readonly (EncodedView & PlacedView)[],
  others: readonly PlacedView[],
  options: CorrectDepthOptions,
): Promise<EncodedView[]> {
  if (encoded.length + others.length < 2) return [...encoded];
  const { compute } = model.runtime;
  const read = async ({ view, pose }: PlacedView): Promise<SweepView> => ({
    ...(await compute.readView(view)),
    cameraToWorld: poseToMatrix(pose),
  });
  try {
    const views = await Promise.all(encoded.map(read));
    const witnesses = await Promise.all(others.map(read));
    const depths = await correctDepth(model.camera, views, witnesses, options);
    return encoded.map(({ latent, view: { widthPx, heightPx } }, at) => {
      const depth = compute.tensor(depths[at], [1, 1, heightPx, widthPx]);
      const view = compute.storeImage(views[at].rgb, depth, widthPx, heightPx);
      depth.dispose();
      return { latent, view };
    });
  } finally {
    releaseAll(model, encoded);
  }
}

function releaseAll(model: WorldModel, views: readonly { readonly view: StoredView }[]): void {
  for (const { view } of views) model.runtime.compute.releaseView(view);
}
