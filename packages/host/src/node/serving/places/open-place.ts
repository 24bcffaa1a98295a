import { openDreamPlace } from './dream-place.ts';
import type { OpenPlace } from './served-place.ts';
import type { SharedModels } from './shared-models.ts';
import { openSimulatorPlace } from './simulator-place.ts';

/** Makes dreams of these models, and places of the simulator. */
export function placeOpener(models: SharedModels): OpenPlace {
  return async (request, options) =>
    request.environment === 'simulator'
      ? openSimulatorPlace(request)
      : openDreamPlace(await models.open(request.model), request, options);
}
