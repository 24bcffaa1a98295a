import type { Start, TaskOptions } from '@dreamwalk/environment';
import type { Camera } from '@dreamwalk/geometry';
import { createWorld, renderView, wanderPath } from '@dreamwalk/simulator';
import { simulatedPlace } from '../../../engine/place.ts';
import { breathe } from '../../task.ts';
import type { MakeRequest } from '../requests.ts';
import { ServingError } from '../serving-error.ts';

/** What a client asks to begin with. */
export type StartRequest = Pick<MakeRequest, 'worldSeed' | 'start' | 'tourViews' | 'views' | 'pose'>;

/**
 * What episodes begin with: a tour of a simulated world, one view of it, or views of the client's own.
 *
 * @throws ServingError where neither a world nor views are named, or both
 */
export async function placeStart(
  { worldSeed, start, tourViews, views, pose }: StartRequest,
  camera: Camera,
  { signal }: Required<TaskOptions>,
): Promise<Start> {
  if ((worldSeed === undefined) === (views === undefined))
    throw new ServingError(
      'bad-request',
      'A dream begins in a world or in views. Give worldSeed or views, one of them.',
    );
  if (views) return { kind: 'tour', views, pose: pose ?? views[0].pose };
  const seed = worldSeed!;
  if (start === 'tour') {
    const place = await simulatedPlace(seed, camera, { signal, tourViews, yieldNow: () => breathe(signal) });
    return pose && place.start.kind === 'tour' ? { ...place.start, pose } : place.start;
  }
  const world = createWorld(seed);
  // Where the tour begins, too.
  const at = pose ?? wanderPath(world, seed, 0)[0];
  return { kind: 'view', view: { frame: renderView(world, camera, at).frame, pose: at } };
}
