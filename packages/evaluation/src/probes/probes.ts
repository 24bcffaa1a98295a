import type { TaskOptions } from '@dreamwalk/environment';
import { breathe } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import { randomWeightEncoder } from './feature-map.ts';
import { type ProbeScores, scoreProbe } from './probe-scores.ts';
import type { ProbeTarget } from './probe-targets.ts';
import {
  features,
  type LatentEncoder,
  type ProbedWalk,
  type ProbeInput,
  type ProbeWorld,
  probeWalk,
  REPRESENTATIONS,
  type Representation,
} from './probed-walk.ts';
import { columnMeans, fitRidge, type RidgeAnswer, type TargetRows } from './ridge.ts';

/** What to probe. */
export interface ProbeOptions extends TaskOptions {
  /** At least eight, none of them trained on. Every other one is fitted on, the rest are asked. */
  readonly worldSeeds: readonly number[];
  readonly openWorld: (seed: number) => ProbeWorld;
  readonly encoder: LatentEncoder;
  /** Consecutive frames of one walk in each world, default 40. */
  readonly frames?: number;
  readonly onProgress?: (stage: string, done: number, total: number) => void;
}

/** One thing read off one input, by representation. */
export interface ProbeOutcome {
  readonly target: ProbeTarget;
  readonly input: ProbeInput;
  /** What predicting the mean of the worlds fitted on comes to; its R² is 0 by definition. */
  readonly mean: ProbeScores;
  readonly scores: Readonly<Record<Representation, ProbeScores>>;
}

/** What the probes found. */
export interface ProbeResult {
  readonly frames: number;
  readonly trainSeeds: readonly number[];
  readonly testSeeds: readonly number[];
  readonly outcomes: readonly ProbeOutcome[];
}

const DEFAULT_FRAMES = 40;

/** Four to fit on, of which one chooses the penalty, and four to resample. */
const FEWEST_WORLDS = 8;

/** What is read off an input. */
interface Question {
  readonly input: ProbeInput;
  readonly targets: readonly ProbeTarget[];
}

const QUESTIONS: readonly Question[] = [
  { input: 'view', targets: ['depth', 'free-space'] },
  { input: 'side-by-side', targets: ['yaw', 'translation'] },
  { input: 'correlation', targets: ['yaw', 'translation'] },
];

/**
 * What can be read off the latents of true views by a linear map: depth, the free space ahead, and between two
 * consecutive views the change of pose. Ridge regressions are fitted on every other world and asked about the rest,
 * beside the same regressions on the mean colours of the latent's cells and on an encoder with random weights.
 *
 * @throws SuiteError for fewer than eight worlds or fewer than two frames
 * @throws the signal's reason once it is aborted
 */
export async function measureProbes(options: ProbeOptions): Promise<ProbeResult> {
  const { worldSeeds, frames = DEFAULT_FRAMES, onProgress } = options;
  if (worldSeeds.length < FEWEST_WORLDS || frames < 2)
    throw new SuiteError(
      `Probes need ${FEWEST_WORLDS} worlds and 2 frames at least, not ${worldSeeds.length} and ${frames}; give them more.`,
    );
  const walks: ProbedWalk[] = [];
  const untrained = randomWeightEncoder(options.encoder.latentDims);
  for (const [done, seed] of worldSeeds.entries()) {
    onProgress?.('encoding', done, worldSeeds.length);
    walks.push(await probeWalk(options.openWorld(seed), frames, untrained, options.encoder, options));
  }
  const isTest = (_: unknown, index: number) => index % 2 === 1;
  const isTrain = (_: unknown, index: number) => index % 2 === 0;
  const train = walks.filter(isTrain);
  const test = walks.filter(isTest);
  const outcomes: ProbeOutcome[] = [];
  for (const [done, question] of QUESTIONS.entries()) {
    const report = (at: number) =>
      onProgress?.('probing', done * REPRESENTATIONS.length + at, QUESTIONS.length * REPRESENTATIONS.length);
    outcomes.push(...(await ask(question, train, test, report, options)));
  }
  return {
    frames,
    trainSeeds: worldSeeds.filter(isTrain),
    testSeeds: worldSeeds.filter(isTest),
    outcomes,
  };
}

async function ask(
  { input, targets }: Question,
  train: readonly ProbedWalk[],
  test: readonly ProbedWalk[],
  report: (representationsDone: number) => void,
  options: TaskOptions,
): Promise<ProbeOutcome[]> {
  const trainTargets = targets.map((target) => train.flatMap((walk) => walk.targets[target]));
  const trainWorlds = train.flatMap((walk, world) => walk.targets[targets[0]].map(() => world));
  const answers = {} as Record<Representation, RidgeAnswer[]>;
  for (const [done, name] of REPRESENTATIONS.entries()) {
    report(done);
    await breathe(options.signal);
    const rows = features(input, name, train, test);
    answers[name] = await fitRidge({ ...rows, trainTargets, trainWorlds }, options);
  }
  return targets.map((target, question) => {
    const truth = test.map((walk) => walk.targets[target]);
    const mean = columnMeans(trainTargets[question]);
    const scoreOf = (name: Representation) =>
      scoreProbe(target, byWorld(answers[name][question].predictions, truth), truth, mean);
    const meanAlone = truth.map((rows) => rows.map(() => mean));
    return {
      target,
      input,
      mean: scoreProbe(target, meanAlone, truth, mean),
      scores: {
        latent: scoreOf('latent'),
        pixels: scoreOf('pixels'),
        'random-weights': scoreOf('random-weights'),
      },
    };
  });
}

/** Cuts a table of all worlds' rows into those of each. */
function byWorld(rows: TargetRows, worlds: readonly TargetRows[]): TargetRows[] {
  let from = 0;
  return worlds.map(({ length }) => {
    from += length;
    return rows.slice(from - length, from);
  });
}
