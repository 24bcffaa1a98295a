import { RequestError } from '../errors.ts';

/** What can be measured. */
export const MEASURES = [
  'fidelity',
  'tour',
  'memory',
  'revisit',
  'drift',
  'beyond',
  'invent',
  'follow',
  'shift',
  'collision',
] as const;

/** One of {@link MEASURES}. */
export type Measure = (typeof MEASURES)[number];

/** How much is measured. */
export interface SuiteSize {
  readonly worlds: number;
  /** Length of each walk; of each straight leg where there are walks of every kind; a longer walk has three times it. */
  readonly frames: number;
  /** Views of each tour, where there is one. */
  readonly tourViews: number;
  /** Frame pairs of all worlds together, where pairs are measured. */
  readonly pairs: number;
}

/**
 * The sizes by suite. `full` is what models are compared by; `quick` shows within a minute or two that measuring
 * works, and its figures say little; `all` is every kind of walk where there are several.
 */
export const SUITES = {
  full: {
    fidelity: { worlds: 64, frames: 300, tourViews: 60, pairs: 0 },
    tour: { worlds: 16, frames: 300, tourViews: 60, pairs: 0 },
    memory: { worlds: 16, frames: 300, tourViews: 60, pairs: 0 },
    revisit: { worlds: 16, frames: 60, tourViews: 0, pairs: 0 },
    drift: { worlds: 16, frames: 300, tourViews: 0, pairs: 0 },
    beyond: { worlds: 16, frames: 100, tourViews: 60, pairs: 0 },
    invent: { worlds: 16, frames: 200, tourViews: 0, pairs: 0 },
    follow: { worlds: 16, frames: 300, tourViews: 60, pairs: 200 },
    shift: { worlds: 16, frames: 100, tourViews: 60, pairs: 0 },
    collision: { worlds: 16, frames: 80, tourViews: 100, pairs: 0 },
  },
  quick: {
    fidelity: { worlds: 4, frames: 60, tourViews: 30, pairs: 0 },
    tour: { worlds: 2, frames: 60, tourViews: 30, pairs: 0 },
    memory: { worlds: 2, frames: 30, tourViews: 30, pairs: 0 },
    revisit: { worlds: 2, frames: 30, tourViews: 0, pairs: 0 },
    drift: { worlds: 2, frames: 60, tourViews: 0, pairs: 0 },
    beyond: { worlds: 2, frames: 50, tourViews: 30, pairs: 0 },
    invent: { worlds: 4, frames: 60, tourViews: 0, pairs: 0 },
    follow: { worlds: 2, frames: 60, tourViews: 30, pairs: 8 },
    shift: { worlds: 2, frames: 12, tourViews: 16, pairs: 0 },
    collision: { worlds: 2, frames: 17, tourViews: 30, pairs: 0 },
  },
  all: {
    revisit: { worlds: 8, frames: 20, tourViews: 0, pairs: 0 },
  },
} as const satisfies Record<string, Partial<Record<Measure, SuiteSize>>>;

/** Name of a suite. */
export type SuiteName = keyof typeof SUITES;

/** The suites by name, for people to choose from. */
export const SUITE_NAMES = Object.keys(SUITES) as readonly SuiteName[];

/**
 * How much of a measure a suite is.
 * @throws {RequestError} where the suite has no such measure
 */
export function suiteSize(suite: SuiteName, measure: Measure): SuiteSize {
  const sizes: Partial<Record<Measure, SuiteSize>> = SUITES[suite];
  const size = sizes[measure];
  if (!size)
    throw new RequestError(
      `The suite "${suite}" measures ${Object.keys(sizes).join(', ')} only, not ${measure}; choose another suite.`,
    );
  return size;
}
