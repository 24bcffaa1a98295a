import {
  type AllRevisitsResult,
  type DriftStrip,
  type MemoryResult,
  measureAllRevisits,
  measureDrift,
  measureFidelity,
  measureFollow,
  measureMemory,
  measureRevisit,
  measureTour,
  type SuiteOptions,
  type SuiteResult,
  type TourCurves,
  tourPlot,
} from '@dreamwalk/evaluation';
import { MEMORY_POLICY_NAMES, type MemoryPolicyName } from '@dreamwalk/world';
import type { Measure, SuiteName, SuiteSize } from './suites.ts';

/** What some measures tell beyond figures. */
export interface MeasurementDetails {
  /** Of a tour: PSNR by horizon, dB, means over the worlds with 95 % bootstrap intervals, from step 1 on. */
  readonly curves?: TourCurves;
  /** Of memory: the figures by retrieval policy. */
  readonly policies?: MemoryResult['policies'];
  /** Of all revisits: the figures by walk. */
  readonly walks?: AllRevisitsResult['walks'];
}

/** What a suite gave. */
export interface SuiteOutcome {
  readonly result: SuiteResult<string>;
  readonly details: MeasurementDetails;
  readonly strips: readonly DriftStrip[];
  /** A standalone SVG. */
  readonly plot?: string;
}

/** How much to measure, and the retrieval policy that is the model's own. */
export interface RunSize extends Omit<SuiteSize, 'worlds'> {
  readonly ownPolicy: MemoryPolicyName;
}

/**
 * Runs the suite of a measure.
 * @throws {SuiteError} for sizes that cannot be measured
 */
export async function runSuite(
  measure: Measure,
  suite: SuiteName,
  options: SuiteOptions,
  { frames, tourViews, pairs, ownPolicy }: RunSize,
): Promise<SuiteOutcome> {
  switch (measure) {
    case 'fidelity':
      return figuresOnly(await measureFidelity({ ...options, frames, tourViews }));
    case 'tour': {
      const { curves, ...result } = await measureTour({ ...options, frames, tourViews });
      return { result, details: { curves }, strips: [], plot: tourPlot(curves) };
    }
    case 'memory': {
      const { policies, ...result } = await measureMemory({
        ...options,
        policies: MEMORY_POLICY_NAMES,
        ownPolicy,
        frames,
        tourViews,
      });
      return { result, details: { policies }, strips: [] };
    }
    case 'revisit': {
      if (suite !== 'all') return figuresOnly(await measureRevisit({ ...options, frames }));
      const { walks, ...result } = await measureAllRevisits({ ...options, ownPolicy, frames });
      return { result, details: { walks }, strips: [] };
    }
    case 'drift': {
      const { strips, ...result } = await measureDrift({ ...options, frames });
      return { result, details: {}, strips };
    }
    case 'follow':
      return figuresOnly(await measureFollow({ ...options, frames, tourViews, pairs }));
  }
}

function figuresOnly(result: SuiteResult<string>): SuiteOutcome {
  return { result, details: {}, strips: [] };
}
