import type { Motion, PosedView, RgbFrame, Snapshot, Start, TaskOptions } from '@dreamwalk/environment';
import type { Camera } from '@dreamwalk/geometry';

/** A view that a world model knows or dreamed. */
export interface DreamedView extends PosedView {
  /** Metres along the camera's +z axis, row by row; 0 is sky. */
  readonly depthM: Float32Array;
}

/** A view with what the world model makes of it. */
export interface LatentView extends DreamedView {
  /** [channels · height · width] */
  readonly latent: Float32Array;
}

/**
 * The world model of a planner, which nobody else walks in. It knows the place from the start of the episode and from what
 * the planner really saw, and shows what would be seen elsewhere. A world model's rollout is one; so is a simulator, as a
 * perfect one. One call at a time.
 */
export interface PlannerDream {
  readonly camera: Camera;
  /** Fills the memory with the views of a start, and forgets the place before. */
  reset(start: Start, options?: TaskOptions): Promise<LatentView>;
  /** Puts the camera at what was really seen, and remembers it. Its own depth, if any, is not looked at. */
  observe(view: PosedView, options?: TaskOptions): Promise<LatentView>;
  /** Dreams the next frame. */
  step(motion: Motion, options?: TaskOptions): Promise<LatentView>;
  snapshot(): Promise<Snapshot>;
  restore(snapshot: Snapshot, options?: TaskOptions): Promise<unknown>;
  /** The real views that the memory holds of the start, with the depth that it takes them to have. */
  recall(options?: TaskOptions): Promise<readonly DreamedView[]>;
  /** The latent of a picture that nobody knows the camera of; it is taken to be level. */
  latentOf(frame: RgbFrame, options?: TaskOptions): Promise<Float32Array>;
  /** Gives back what it holds. Safe to call twice. */
  dispose(): Promise<void>;
}
