import type { Pose } from '@dreamwalk/geometry';
import { RandomStream } from './random.ts';
import { tourPoses } from './walk/tour.ts';
import { wanderPath } from './walk/wander.ts';
import type { VoxelWorld } from './world.ts';

/** Consecutive frames of one walk segment, segments of a world, and views of the tour round them. */
export const SEGMENT_FRAMES = 8;
export const SEGMENTS = 2;
export const TOUR_VIEWS = 24;
/** Views of one world in a training set. */
export const EPISODE_VIEWS = SEGMENTS * SEGMENT_FRAMES + TOUR_VIEWS;
/** Frames of the walk that the segments are taken from. */
const WALK_FRAMES = 160;

/** The views of one world that a model trains on. */
export interface TrainingEpisode {
  readonly poses: readonly Pose[];
  /** What each pose is; the walk comes first, segment by segment. */
  readonly kinds: readonly ('walk' | 'tour')[];
}

/** The training views of a world: two separate stretches of one walk and a scan of the places round them. */
export function trainingEpisode(world: VoxelWorld): TrainingEpisode {
  const random = new RandomStream(world.seed, 5);
  const path = wanderPath(world, 0, WALK_FRAMES);
  const half = WALK_FRAMES / SEGMENTS;
  const walk: Pose[] = [];
  for (let segment = 0; segment < SEGMENTS; segment++) {
    const start = segment * half + random.integer(0, half - SEGMENT_FRAMES - 10);
    walk.push(...path.slice(start, start + SEGMENT_FRAMES));
  }
  const tour = tourPoses(world, walk, TOUR_VIEWS, 0, { separate: false });
  return {
    poses: [...walk, ...tour],
    kinds: [...walk.map(() => 'walk' as const), ...tour.map(() => 'tour' as const)],
  };
}
