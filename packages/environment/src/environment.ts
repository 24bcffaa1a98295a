import type { Camera, Pose, Twist } from '@dreamwalk/geometry';

/** An 8-bit colour image, row by row: `rgb[(y * widthPx + x) * 3 + channel]`. */
export interface RgbFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Uint8Array;
}

/** What an environment shows after a reset or a step. */
export interface Observation {
  /** 0 is the start; every step adds one. */
  readonly frameIndex: number;
  readonly frame: RgbFrame;
  /** Metres along the camera's +z axis, row by row; 0 is sky. Absent where the environment has none. */
  readonly depthM?: Float32Array;
  /** Camera-to-world. */
  readonly pose: Pose;
  /** Whether something stood in the way of the move that led here. Absent where nothing can. */
  readonly blocked?: boolean;
}

/** One view of a place together with the camera that saw it. */
export interface PosedView {
  readonly frame: RgbFrame;
  readonly pose: Pose;
  readonly depthM?: Float32Array;
}

/** Where an episode begins: a single view, or a tour of views that fills the memory before the first step. */
export type Start =
  | { readonly kind: 'view'; readonly view: PosedView }
  | { readonly kind: 'tour'; readonly views: readonly PosedView[]; readonly pose: Pose };

/**
 * How the camera moves in one frame. A pose is taken as it is, so a replay never re-integrates twists;
 * a twist is a body twist (camera frame, linear part first) whose exponential is composed on the right.
 */
export type Motion =
  | { readonly kind: 'pose'; readonly pose: Pose }
  | { readonly kind: 'twist'; readonly twist: Twist };

/** Options of everything that can take more than 50 ms. */
export interface TaskOptions {
  readonly signal?: AbortSignal;
}

/**
 * A point in an episode that can be returned to. Owned by the environment that made it; `dispose` gives
 * back what it pins (memory entries, for a world model).
 */
export interface Snapshot {
  readonly frameIndex: number;
  readonly pose: Pose;
  dispose(): void;
}

/** What imagination and reality share: a camera that moves and sees. One call at a time. */
export interface Environment {
  readonly camera: Camera;
  reset(start: Start, options?: TaskOptions): Promise<Observation>;
  step(motion: Motion, options?: TaskOptions): Promise<Observation>;
  snapshot(): Promise<Snapshot>;
  restore(snapshot: Snapshot, options?: TaskOptions): Promise<Observation>;
  dispose(): Promise<void>;
}
