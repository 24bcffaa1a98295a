import type { RgbFrame, TaskOptions } from '@dreamwalk/environment';
import { lookPose, type Pose, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import { latentDistance } from '../costs/latent-distance.ts';
import { type DrawKey, drawNormals } from '../draws.ts';
import type { Imagination } from '../dream/imagination.ts';
import type { PlannerDream } from '../dream/planner-dream.ts';
import type { ObstacleMap } from '../space/obstacle-map.ts';
import type { GoalEstimate } from './goal-estimate.ts';
import { guessPlaces } from './guess-places.ts';
import type { SurfaceSketch } from './surface-sketch.ts';

/** Guesses that are dreamed, no two of them alike. */
const GUESSES = 12;
const ALIKE_M = 0.8;
const ALIKE_RAD = Math.PI / 5;
/** In every round, places that are dreamed round, how often, and how far one looks about there. */
const ROUNDS = [
  { centres: 3, dreams: 5, spreadM: 0.35, spreadRad: 0.16 },
  { centres: 1, dreams: 8, spreadM: 0.25, spreadRad: 0.1 },
  { centres: 1, dreams: 8, spreadM: 0.12, spreadRad: 0.06 },
] as const;
/** The best dreams of a place whose middle is dreamed round next. */
const ELITES = 3;

/** What is known of the place when a goal is looked for. */
export interface KnownPlace {
  readonly dream: PlannerDream;
  readonly imagination: Imagination;
  readonly map: ObstacleMap;
  readonly sketch: SurfaceSketch;
  /** Height of the eyes above the floor, metres. */
  readonly eyeHeightM: number;
  /** Places that were looked at and are not the goal. */
  readonly refuted: readonly Pose[];
  readonly key: Omit<DrawKey, 'draw'>;
  /** Draws from here on are its own. */
  readonly firstDraw: number;
}

interface Dreamed {
  readonly pose: Pose;
  readonly distance: number;
}

/**
 * Finds out where a picture was taken, by a camera held level at the height of the eyes. Guesses come from the surfaces that
 * were really seen; the best few are dreamed, and the dream whose latent is nearest to the picture's is refined by dreaming round it
 * (a cross-entropy search over x, y and yaw).
 *
 * @returns null where nothing is known that it could be taken from
 */
export async function locateGoal(
  picture: RgbFrame,
  place: KnownPlace,
  options: TaskOptions,
): Promise<GoalEstimate | null> {
  const { dream, imagination, map, sketch, eyeHeightM, refuted } = place;
  const latent = await dream.latentOf(picture, options);
  const guesses = (await guessPlaces(picture, dream.camera, map, sketch, eyeHeightM, options)).filter(
    ({ pose }) => !refuted.some((wrong) => isAlike(wrong, pose)),
  );
  if (guesses.length === 0) return null;
  const dreamed = await look(imagination, latent, distinct(guesses, GUESSES));
  if (dreamed.length === 0) return { pose: guesses[0].pose, confidence: 0, latent };
  const distances = dreamed.map(({ distance }) => distance).sort((a, b) => a - b);
  const usualDistance = distances[Math.floor(distances.length / 2)];
  const best = nearest(await refine(dreamed, latent, place));
  const confidence = Math.max(0, Math.min(1, 1 - best.distance / usualDistance));
  return { pose: best.pose, confidence, latent, usualDistance };
}

/** The guesses, and what was dreamed round the best of them. */
async function refine(
  guesses: readonly Dreamed[],
  latent: Float32Array,
  place: KnownPlace,
): Promise<readonly Dreamed[]> {
  let all = guesses;
  for (const [round, { centres, dreams, spreadM, spreadRad }] of ROUNDS.entries()) {
    const normals = drawNormals(centres * dreams * 3, { ...place.key, draw: place.firstDraw + round });
    const poses = bestPlaces(all, centres).flatMap((centre, n) =>
      Array.from({ length: dreams }, (_, k) => {
        const [dx, dy, turn] = normals.subarray(3 * (n * dreams + k));
        return moved(centre, spreadM * dx, spreadM * dy, spreadRad * turn);
      }),
    );
    all = [...all, ...(await look(place.imagination, latent, poses))];
  }
  return all;
}

/** The middles of the best dreams of the best places, no two of which are alike. */
function bestPlaces(dreamed: readonly Dreamed[], count: number): Pose[] {
  const sorted = dreamed.toSorted((a, b) => a.distance - b.distance);
  return distinct(sorted, count).map((pose) =>
    middle(sorted.filter((other) => isAlike(other.pose, pose)).slice(0, ELITES)),
  );
}

async function look(
  imagination: Imagination,
  latent: Float32Array,
  poses: readonly Pose[],
): Promise<Dreamed[]> {
  const views = await imagination.look(poses);
  return views.map((view) => ({ pose: view.pose, distance: latentDistance(view.latent, latent) }));
}

/** The first so many of which no two are alike. */
function distinct(places: readonly { readonly pose: Pose }[], count: number): Pose[] {
  const poses: Pose[] = [];
  for (const { pose } of places) {
    if (poses.length === count) break;
    if (!poses.some((other) => isAlike(other, pose))) poses.push(pose);
  }
  return poses;
}

function isAlike(a: Pose, b: Pose): boolean {
  const turn = yawPitchOf(a).yawRad - yawPitchOf(b).yawRad;
  return poseDistanceM(a, b) < ALIKE_M && Math.cos(turn) > Math.cos(ALIKE_RAD);
}

function nearest(dreamed: readonly Dreamed[]): Dreamed {
  return dreamed.reduce((best, next) => (next.distance < best.distance ? next : best));
}

function moved(pose: Pose, dx: number, dy: number, turnRad: number): Pose {
  const [x, y, z] = pose.translation;
  return lookPose([x + dx, y + dy, z], yawPitchOf(pose).yawRad + turnRad, 0);
}

function middle(dreamed: readonly Dreamed[]): Pose {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const first = dreamed[0].pose;
  const { yawRad } = yawPitchOf(first);
  const turns = dreamed.map(({ pose }) => {
    const turn = yawPitchOf(pose).yawRad - yawRad;
    return Math.atan2(Math.sin(turn), Math.cos(turn));
  });
  return lookPose(
    [
      mean(dreamed.map(({ pose }) => pose.translation[0])),
      mean(dreamed.map(({ pose }) => pose.translation[1])),
      first.translation[2],
    ],
    yawRad + mean(turns),
    0,
  );
}
