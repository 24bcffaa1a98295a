import { type Pose, poseToMatrix } from '@dreamwalk/geometry';
import type { Tensor } from '@dreamwalk/inference';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { WorldModel } from '../model/world-model.ts';
import type { FrameCover } from './frame-maker.ts';
import { coverOf, rawSplat } from './raw-splat.ts';

/** The guide [1, 8, H, W] of a new view; the caller's to dispose. */
export function splatGuide(model: WorldModel, pose: Pose, shown: readonly MemoryEntry[]): Tensor {
  const sources = shown.map(({ view, cameraToWorld, generated }) => ({
    view,
    pose: cameraToWorld,
    generated,
  }));
  return model.runtime.compute.splat(sources, model.camera, poseToMatrix(pose));
}

/** What a guide [8, H, W] covers. */
export function coverOfGuide(model: WorldModel, guide: Float32Array, keepSplat: boolean): FrameCover {
  const { widthPx, heightPx } = model.camera;
  const covered = coverOf(guide, widthPx, heightPx);
  const cover = {
    coveredShare: covered.share,
    realShare: covered.realShare,
    coveredMask: covered.mask,
  };
  return keepSplat ? { ...cover, splat: rawSplat(guide, covered, widthPx, heightPx) } : cover;
}
