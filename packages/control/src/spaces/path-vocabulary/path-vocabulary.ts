import { interpolate, type Pose, type Twist } from '@dreamwalk/geometry';
import { ActionError } from '../../errors.ts';
import type { ActionProvenance } from '../action-space.ts';
import { expectAction, expectCode } from '../expect-action.ts';
import type { FittedSpace } from '../fitted-space.ts';
import { storedPose } from '../fitting/stored.ts';
import { levelToCamera } from '../level-frame.ts';
import { twistsBetween } from '../poses-along.ts';

/** A way through space, without time: poses a fixed way apart, the first one the identity, in the level frame of the start. */
export type Path = readonly Pose[];

/** A speed for every frame, metres of way (as `wayM` measures it). */
export type SpeedProfile = readonly number[];

/** What a vocabulary is made of. */
export interface PathVocabularyParts {
  /** At least one, of at least two poses each. */
  readonly paths: readonly Path[];
  /** Metres of way from a pose of a path to the next. */
  readonly spacingM: number;
  /** At least one, equally long. */
  readonly profiles: readonly SpeedProfile[];
}

/** A path gone along at a speed. */
export interface ComposedPath {
  /** After each frame, relative to the start, in its level frame. */
  readonly poses: readonly Pose[];
  /** Whether the frame is still on the path; beyond its end, the last piece goes on as it was. */
  readonly isOnPath: readonly boolean[];
}

/** A way that is longer than the path by no more than this is rounding. */
const NO_WAY_M = 1e-9;

/**
 * Paths × speed profiles: P + V anchors that stand for P · V motions. Frame k is at way s_k = Σ v of its path, between two poses
 * along the screw that joins them; frames beyond the end of the path are masked (SparseDriveV2, 2603.29163,
 * `custom_decoder.py`). Different from it: SE(3) in place of x, y and heading, and turning counts as way, so that a
 * turn on the spot is a path too.
 */
export class PathVocabulary implements FittedSpace {
  readonly id = 'path-vocabulary';
  readonly dims = 2;
  readonly provenance: ActionProvenance = 'inspired';
  readonly about =
    'Number of a path, number of a speed profile to go along it with. After SparseDriveV2 (2603.29163), with SE(3) paths whose turns count as way.';
  readonly paths: readonly Path[];
  readonly spacingM: number;
  readonly profiles: readonly SpeedProfile[];
  /** Frames of a speed profile. */
  readonly horizonFrames: number;

  constructor({ paths, spacingM, profiles }: PathVocabularyParts) {
    this.paths = paths;
    this.spacingM = spacingM;
    this.profiles = profiles;
    this.horizonFrames = profiles[0].length;
  }

  /** @throws ActionError where there is no such path or profile */
  compose(pathIndex: number, profileIndex: number): ComposedPath {
    const path = this.paths[expectCode(this, 'path', pathIndex, this.paths.length)];
    const profile = this.profiles[expectCode(this, 'speed profile', profileIndex, this.profiles.length)];
    const lengthM = (path.length - 1) * this.spacingM;
    const poses: Pose[] = [];
    const isOnPath: boolean[] = [];
    let wayM = 0;
    for (const speedM of profile) {
      wayM += speedM;
      const piece = Math.min(Math.floor(wayM / this.spacingM), path.length - 2);
      poses.push(interpolate(path[piece], path[piece + 1], wayM / this.spacingM - piece));
      isOnPath.push(wayM <= lengthM + NO_WAY_M);
    }
    return { poses, isOnPath };
  }

  /** The twists of the frames that are on the path. */
  decode(action: readonly number[], pose: Pose): readonly Twist[] {
    expectAction(this, action);
    const { poses, isOnPath } = this.compose(action[0], action[1]);
    const frames = isOnPath.filter(Boolean).length;
    if (frames === 0)
      throw new ActionError(
        `The first frame of speed profile ${action[1]} is beyond the end of path ${action[0]}. Choose a slower profile.`,
      );
    return levelToCamera(twistsBetween([this.paths[action[0]][0], ...poses.slice(0, frames)]), pose);
  }

  toJSON(): unknown {
    return {
      space: this.id,
      version: 1,
      spacingM: this.spacingM,
      paths: this.paths.map((path) => path.map(storedPose)),
      profiles: this.profiles,
    };
  }
}
