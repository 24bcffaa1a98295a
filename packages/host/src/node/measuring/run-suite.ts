import {
  type ActionMapping,
  type AllRevisitsResult,
  type LookCurves,
  lookPlot,
  type MeanInterval,
  type MemoryResult,
  measureAllRevisits,
  measureBeyond,
  measureCollision,
  measureDrift,
  measureFidelity,
  measureFollow,
  measureInvent,
  measureMemory,
  measureRevisit,
  measureShift,
  measureTour,
  memoryPlot,
  type ShiftOptions,
  type ShiftResult,
  type SuiteOptions,
  type SuiteResult,
  shiftPlot,
  tourPlot,
  type WalkStrip,
} from '@dreamwalk/evaluation';
import { MEMORY_POLICY_NAMES, type MemoryPolicyName } from '@dreamwalk/world';
import type { Measure, SuiteName, SuiteSize } from './suites.ts';

/** What some measures tell beyond figures. */
export interface MeasurementDetails {
  /**
   * PSNR by horizon, dB, means over the worlds with 95 % bootstrap intervals, from step 1 on: of a tour by what answers,
   * of memory by retrieval policy, of shift by split.
   */
  readonly curves?: Readonly<Record<string, readonly MeanInterval[]>>;
  /** Of drift and beyond: how dreamed frames look, by segments of 25 frames, means over the worlds with 95 % intervals. */
  readonly segments?: LookCurves;
  /** Of memory: the figures by retrieval policy. */
  readonly policies?: MemoryResult['policies'];
  /** Of all revisits: the figures by walk. */
  readonly walks?: AllRevisitsResult['walks'];
  /** Of shift: the figures by split, and which of them loses most. */
  readonly splits?: ShiftResult['splits'];
  readonly worstSplit?: ShiftResult['worstSplit'];
}

/** What a suite gave. */
export interface SuiteOutcome {
  readonly result: SuiteResult<string>;
  readonly details: MeasurementDetails;
  readonly strips: readonly WalkStrip[];
  /** A standalone SVG. */
  readonly plot?: string;
}

/** How much to measure, and the retrieval policy that is the model's own. */
export interface RunSize extends Omit<SuiteSize, 'worlds'> {
  readonly ownPolicy: MemoryPolicyName;
  /** Of `memory`. */
  readonly policies?: readonly MemoryPolicyName[];
  /** Of `follow`. */
  readonly mapping?: ActionMapping;
}

/** What every suite is given, and worlds that are unlike those trained on. */
export type SimulatedOptions = SuiteOptions & Pick<ShiftOptions, 'openShiftedWorld'>;

/**
 * Runs the suite of a measure.
 * @throws {SuiteError} for sizes that cannot be measured
 */
export async function runSuite(
  measure: Measure,
  suite: SuiteName,
  options: SimulatedOptions,
  { frames, tourViews, pairs, ownPolicy, policies = MEMORY_POLICY_NAMES, mapping }: RunSize,
): Promise<SuiteOutcome> {
  switch (measure) {
    case 'fidelity':
      return figuresOnly(await measureFidelity({ ...options, frames, tourViews }));
    case 'tour': {
      const { curves, ...result } = await measureTour({ ...options, frames, tourViews });
      return { result, details: { curves }, strips: [], plot: tourPlot(curves) };
    }
    case 'memory': {
      const { curves, ...compared } = await measureMemory({
        ...options,
        policies: MEMORY_POLICY_NAMES.filter((name) => [...policies, ownPolicy, 'none'].includes(name)),
        ownPolicy,
        frames,
        tourViews,
      });
      const { policies: byPolicy, ...result } = compared;
      const details = { policies: byPolicy, curves };
      return { result, details, strips: [], plot: memoryPlot(curves, ownPolicy) };
    }
    case 'revisit': {
      if (suite !== 'all') return figuresOnly(await measureRevisit({ ...options, frames }));
      const { walks, ...result } = await measureAllRevisits({ ...options, ownPolicy, frames });
      return { result, details: { walks }, strips: [] };
    }
    case 'drift': {
      const { segments, strips, ...result } = await measureDrift({ ...options, frames });
      return {
        result,
        details: { segments },
        strips,
        plot: lookPlot('Wandering on from one view', segments, frames),
      };
    }
    case 'beyond': {
      const { segments, strips, ...result } = await measureBeyond({ ...options, frames, tourViews });
      return {
        result,
        details: { segments },
        strips,
        plot: lookPlot('Walking on beyond a tour', segments, frames),
      };
    }
    case 'invent': {
      const { strips, ...result } = await measureInvent({ ...options, frames });
      return { result, details: {}, strips };
    }
    case 'follow':
      return figuresOnly(await measureFollow({ ...options, frames, tourViews, pairs, mapping }));
    case 'collision':
      return figuresOnly(await measureCollision({ ...options, frames, tourViews }));
    case 'shift': {
      const { splits, worstSplit, curves, ...result } = await measureShift({ ...options, frames, tourViews });
      return { result, details: { splits, worstSplit, curves }, strips: [], plot: shiftPlot(curves) };
    }
  }
}

function figuresOnly(result: SuiteResult<string>): SuiteOutcome {
  return { result, details: {}, strips: [] };
}
