import { TaskQueue } from '@dreamwalk/inference';
import { bundledCamera, createWorld, SimulatorEnvironment, wanderPath } from '@dreamwalk/simulator';
import type { MakeRequest } from '../requests.ts';
import { ServingError } from '../serving-error.ts';
import type { ServedPlace } from './served-place.ts';

/** Frames a second of the bundled camera's worlds. */
const FPS = 20;

/**
 * Reality: the true views of a simulated world, from where its tour begins.
 *
 * @throws ServingError where no world is named
 */
export function openSimulatorPlace({ worldSeed, views, model, pose, solid }: MakeRequest): ServedPlace {
  if (worldSeed === undefined || views || model !== undefined)
    throw new ServingError(
      'bad-request',
      'The simulator shows worlds, and no views or models of a client. Give worldSeed alone, or make a dream.',
    );
  const world = createWorld(worldSeed);
  const camera = bundledCamera();
  const startPose = pose ?? wanderPath(world, worldSeed, 0)[0];
  return {
    camera,
    fps: FPS,
    model: null,
    queue: new TaskQueue(),
    async begin(_key, options) {
      const environment = new SimulatorEnvironment(world, camera, { solid });
      const first = await environment.reset({ kind: 'tour', views: [], pose: startPose }, options);
      return { environment, first, coveredShare: () => null };
    },
    async dispose() {},
  };
}
