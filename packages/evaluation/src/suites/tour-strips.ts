import type { RgbFrame } from '@dreamwalk/environment';
import { filmStrip } from '../film-strip.ts';
import { forEachWorld } from './suite.ts';
import type { TourOptions } from './tour.ts';
import { DEFAULT_TOUR_VIEWS } from './tour-start.ts';
import { openTourWalk, walkTour } from './tour-walk.ts';
import type { WalkStrip } from './walk-looks.ts';

/** Frames on a strip; so many are seen at a glance. */
const STRIP_FRAMES = 8;

/** Steps of a walk that is looked at, where nobody says how many. */
const DEFAULT_STRIP_WALK_FRAMES = 240;

/**
 * Film strips of walks through toured places, to look at: eight frames evenly spread, dreamed above, true below.
 *
 * @throws SuiteError where the walk has no step
 */
export async function dreamTourStrips(options: TourOptions): Promise<WalkStrip[]> {
  const { frames = DEFAULT_STRIP_WALK_FRAMES, tourViews = DEFAULT_TOUR_VIEWS, dreamSeed: seed = 0 } = options;
  return forEachWorld(options, async (worldSeed, _, report) => {
    const place = openTourWalk(options.openWorld(worldSeed), frames, tourViews, report);
    const dreamed: RgbFrame[] = [];
    const truths: RgbFrame[] = [];
    const every = Math.max(1, Math.floor(frames / STRIP_FRAMES));
    let steps = 0;
    const dream = { seed, memoryPolicy: 'coverage', keepSplat: false };
    await walkTour(place, dream, 'walking', options, report, (step) => {
      steps++;
      if (steps % every !== 0 || dreamed.length === STRIP_FRAMES) return;
      dreamed.push(step.dreamed);
      truths.push(step.truth);
    });
    return { seed: worldSeed, strip: filmStrip([dreamed, truths]) };
  });
}
