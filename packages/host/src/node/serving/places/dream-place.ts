import type { TaskOptions } from '@dreamwalk/environment';
import { createRollout, SolidRollout } from '@dreamwalk/world';
import type { MakeRequest } from '../requests.ts';
import { placeStart } from './place-start.ts';
import type { ServedPlace } from './served-place.ts';
import type { SharedModel } from './shared-models.ts';

/** Of the frame that all episodes of a place begin with, where that is dreamed. */
const FIRST_FRAME_SEED = 0;

/**
 * Imagination: the place is remembered once, which takes seconds for a tour, and every episode is a fork of that moment with noise
 * of its own. So all of them begin with the same frame.
 */
export async function openDreamPlace(
  { model, queue }: SharedModel,
  request: MakeRequest,
  options: Required<TaskOptions>,
): Promise<ServedPlace> {
  const { camera, id, manifest } = model;
  const start = await placeStart(request, camera, options);
  const rollout = createRollout(model, { seed: FIRST_FRAME_SEED });
  const remembered = request.solid ? new SolidRollout(rollout) : rollout;
  try {
    const first = await queue.run(() => remembered.reset(start, options), options);
    return {
      camera,
      fps: manifest.camera.fps,
      model: id,
      queue,
      async begin(key) {
        const environment = remembered.fork(key);
        return { environment, first, coveredShare: () => environment.lastStep?.coveredShare ?? null };
      },
      dispose: () => remembered.dispose(),
    };
  } catch (error) {
    await remembered.dispose();
    throw error;
  }
}
