import type { PosedView, RgbFrame } from '@dreamwalk/environment';
import { type Camera, lookPose, type Pose } from '@dreamwalk/geometry';
import {
  createWorld,
  EYE_HEIGHT_M,
  moveWithCollision,
  renderView,
  tourPoses,
  type VoxelWorld,
  wanderPath,
} from '@dreamwalk/simulator';
import type { NewPlace, Place } from './engine-ports.ts';
import type { PlaceSummary } from './protocol.ts';

/** Views that a tour of a simulated world remembers, unless told otherwise. */
const TOUR_VIEWS = 60;
/** Frames of the wandering that the tour goes round. */
const TOUR_PATH_FRAMES = 300;

export interface SimulatedPlaceOptions {
  readonly signal?: AbortSignal;
  /** Default 60. */
  readonly tourViews?: number;
  /** Called before each view is rendered, and once at the end. */
  readonly onView?: (done: number, of: number) => void;
  /** Lets messages through between two views. */
  readonly yieldNow: () => Promise<void>;
}

/**
 * The world of a seed, remembered from a tour: the dream starts from the tour's views, and the walker cannot go
 * through the true world's walls. The dream itself never sees the true world again; a person may, beside it.
 */
export async function simulatedPlace(
  seed: number,
  camera: Camera,
  options: SimulatedPlaceOptions,
): Promise<NewPlace> {
  const { tourViews = TOUR_VIEWS } = options;
  options.onView?.(0, tourViews);
  await options.yieldNow();
  const world = createWorld(seed);
  const path = wanderPath(world, seed, TOUR_PATH_FRAMES);
  const poses = tourPoses(world, path, tourViews, seed);
  const views: PosedView[] = [];
  for (const pose of poses) {
    options.signal?.throwIfAborted();
    options.onView?.(views.length, poses.length);
    await options.yieldNow();
    views.push({ frame: renderView(world, camera, pose).frame, pose });
  }
  options.onView?.(views.length, poses.length);
  return {
    ...placeIn(world, camera, { kind: 'world', seed, tourViews: views.length }),
    start: { kind: 'tour', views, pose: path[0] },
    startPose: path[0],
  };
}

/** A lone image, looked at from the origin at eye height. Nothing is known of what stands in the way. */
export function imagePlace(name: string, frame: RgbFrame): NewPlace {
  const pose: Pose = lookPose([0, 0, EYE_HEIGHT_M], 0, 0);
  return {
    summary: { kind: 'image', name },
    start: { kind: 'view', view: { frame, pose } },
    startPose: pose,
    collide: ANYWHERE,
  };
}

/** A place that one comes back to: nothing is toured there, because the dream remembers it. */
export function knownPlace(summary: PlaceSummary, camera: Camera): Place {
  if (summary.kind !== 'world') return { summary, collide: ANYWHERE };
  return placeIn(createWorld(summary.seed), camera, summary);
}

const ANYWHERE: Place['collide'] = (_from, to) => to;

function placeIn(world: VoxelWorld, camera: Camera, summary: PlaceSummary): Place {
  return {
    summary,
    look: (pose) => renderView(world, camera, pose).frame,
    collide: (from, to) => moveWithCollision(world, from, to),
  };
}
