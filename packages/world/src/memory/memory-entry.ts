import type { Pose } from '@dreamwalk/geometry';
import type { StoredView } from '@dreamwalk/inference';
import type { CoarseSurface } from './coarse-surface.ts';

/** Which moment a remembered view belongs to: a frame of this rollout, or a view of the tour it started from. */
export interface ViewOrigin {
  readonly frameIndex?: number;
  readonly tourIndex?: number;
}

/** A remembered view. */
export interface MemoryEntry extends ViewOrigin {
  /** Ascending in the order of remembering; unique within one memory's line of time. */
  readonly id: number;
  readonly view: StoredView;
  readonly pose: Pose;
  /** The pose as the splat wants it: camera-to-world, 4×4 row-major. */
  readonly cameraToWorld: readonly number[];
  /** Dreamed by the model, not seen. */
  readonly generated: boolean;
  /** Somebody wants it kept, whatever the budget. */
  readonly anchored: boolean;
  readonly surface: CoarseSurface;
  /** [channels · height · width], where the model is shown remembered views as latents. */
  readonly latent?: Float32Array;
}
