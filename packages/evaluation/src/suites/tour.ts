import { forEachWorld, type SuiteOptions, type SuiteResult, summarise } from './suite.ts';
import { type TourCurves, tourCurves } from './tour-curves.ts';
import { TOUR_FIGURES, type TourFigure, TourScores } from './tour-scores.ts';
import { DEFAULT_TOUR_VIEWS, DEFAULT_WALK_FRAMES } from './tour-start.ts';
import { openTourWalk, walkTour } from './tour-walk.ts';

/** What to measure. */
export interface TourOptions extends SuiteOptions {
  /** Steps of the walk, default 300. The start itself is not measured. */
  readonly frames?: number;
  /** Default 60. */
  readonly tourViews?: number;
}

/** Figures, and how they come about frame by frame. */
export interface TourResult extends SuiteResult<TourFigure> {
  readonly curves: TourCurves;
}

/**
 * A long walk through a place known from a tour; dreamed frames are remembered too.
 *
 * @throws SuiteError where the walk has no step or the rollout keeps no splat or no reconstruction
 */
export async function measureTour(options: TourOptions): Promise<TourResult> {
  const { frames = DEFAULT_WALK_FRAMES, tourViews = DEFAULT_TOUR_VIEWS, dreamSeed: seed = 0 } = options;
  const measured = await forEachWorld(options, async (worldSeed, _, report) => {
    const place = openTourWalk(options.openWorld(worldSeed), frames, tourViews, report);
    const scores = new TourScores(place.world.render(place.walk[0]).frame);
    const withMemory = { seed, memoryPolicy: 'coverage', keepSplat: true };
    await walkTour(place, withMemory, 'walking', options, report, (step) => scores.add(step));
    const withoutMemory = { seed, memoryPolicy: 'none', keepSplat: false };
    await walkTour(place, withoutMemory, 'walking without memory', options, report, (step) =>
      scores.addWithoutMemory(step),
    );
    return { seed: worldSeed, figures: scores.figures(), curves: scores.curves() };
  });
  return {
    ...summarise(TOUR_FIGURES, measured),
    curves: tourCurves(measured.map(({ curves }) => curves)),
  };
}
