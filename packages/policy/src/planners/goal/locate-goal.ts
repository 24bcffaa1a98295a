import type { TaskOptions } from '@dreamwalk/environment';
import { type Pose, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import { latentDistance } from '../costs/latent-distance.ts';
import type { Imagination } from '../dream/imagination.ts';
import type { PlannerDream } from '../dream/planner-dream.ts';
import type { ObstacleMap } from '../space/obstacle-map.ts';
import type { GoalEstimate } from './goal-estimate.ts';
import type { GoalPicture, PictureFit } from './goal-picture.ts';
import { guessPlaces } from './guess-places.ts';
import type { SurfaceSketch } from './surface-sketch.ts';

/** Guesses that are kept, no two of them alike. */
const GUESSES = 16;
const ALIKE_M = 0.8;
const ALIKE_RAD = Math.PI / 5;
/** How many of the best are dreamed again, in round after round, each from where the picture fitted best. */
const AGAIN = [8, 4, 2] as const;

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
}

/**
 * Finds out where a picture was taken, by a camera held level at the height of the eyes. Guesses come from the surfaces that
 * were really seen. They are dreamed, the picture is fitted to what the dream shows, and the best are dreamed again from where it
 * fitted best.
 *
 * @returns the likeliest first, no two alike; what the budget was too small to dream comes last, without confidence
 */
export async function locateGoal(
  picture: GoalPicture,
  place: KnownPlace,
  options: TaskOptions,
): Promise<GoalEstimate[]> {
  const { dream, imagination, map, sketch, eyeHeightM, refuted } = place;
  const latent = await dream.latentOf(picture.frame, options);
  const places = await guessPlaces(picture.frame, dream.camera, map, sketch, eyeHeightM, options);
  const isOpen = ({ pose }: { readonly pose: Pose }) => !refuted.some((wrong) => isAlike(wrong, pose));
  const guesses = distinct(places.filter(isOpen), GUESSES);

  const views = await imagination.look(guesses.map(({ pose }) => pose));
  if (views.length === 0) return guesses.map(({ pose }) => ({ pose, confidence: 0, latent }));
  let fits = views.map((view) => picture.fit(view)).filter(isOpen);
  const usualDifference = median(fits.map(({ difference }) => difference));
  const usualDistance = median(views.map((view) => latentDistance(view.latent, latent)));
  for (const count of AGAIN) {
    const best = distinct(fits.toSorted(byDifference), count);
    const again = await imagination.look(best.map(({ pose }) => pose));
    fits = [...fits, ...again.map((view) => picture.fit(view))].filter(isOpen);
  }
  const dreamed = distinct(fits.sort(byDifference), GUESSES).map(({ pose, difference }) => ({
    pose,
    confidence: Math.max(0, 1 - difference / usualDifference),
    latent,
    usualDistance,
  }));
  const undreamed = guesses
    .slice(views.length)
    .map(({ pose }) => ({ pose, confidence: 0, latent, usualDistance }));
  return [...dreamed, ...undreamed];
}

/** The first so many of which no two are alike. */
function distinct<Place extends { readonly pose: Pose }>(places: readonly Place[], count: number): Place[] {
  const kept: Place[] = [];
  for (const place of places) {
    if (kept.length === count) break;
    if (!kept.some(({ pose }) => isAlike(pose, place.pose))) kept.push(place);
  }
  return kept;
}

function isAlike(a: Pose, b: Pose): boolean {
  const turn = yawPitchOf(a).yawRad - yawPitchOf(b).yawRad;
  return poseDistanceM(a, b) < ALIKE_M && Math.cos(turn) > Math.cos(ALIKE_RAD);
}

function byDifference(a: PictureFit, b: PictureFit): number {
  return a.difference - b.difference;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
