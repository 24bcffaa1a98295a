import type { Keyframe, TrajectorySample } from '@dreamwalk/trajectory';

/** A keyframe that can be told from others of the same path. */
export interface PathKeyframe extends Keyframe {
  readonly id: string;
}

/** A spline through keyframes, to be edited. */
export interface KeyframeShape {
  readonly kind: 'keyframes';
  readonly keyframes: readonly PathKeyframe[];
  /** 0, with corners, to 1, round. */
  readonly smoothness: number;
}

/** Poses as they were recorded or read. */
export interface RecordedShape {
  readonly kind: 'recorded';
  readonly samples: readonly TrajectorySample[];
}

/** A camera path of the room's list. */
export interface PathDocument {
  readonly id: string;
  readonly name: string;
  readonly origin: 'drawn' | 'imported' | 'walked';
  /** In the coordinates of a world, rather than in its own. */
  readonly isPlaced: boolean;
  /** The world that it was placed in; absent for a place that is none, or is not known. */
  readonly worldSeed?: number;
  readonly isLoop: boolean;
  readonly shape: KeyframeShape | RecordedShape;
}
