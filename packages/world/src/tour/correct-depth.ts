import type { TaskOptions } from '@dreamwalk/environment';
import type { Camera } from '@dreamwalk/geometry';
import { DepthWorkerLostError } from '../errors.ts';
import type { CorrectionPass } from './depth-correction.ts';
import type { SweepView } from './depth-sweep.ts';
import { type DepthCrew, type DepthWorker, LocalDepthWorker } from './depth-worker.ts';

/** Views that each view's depth is compared with; more tell little more. */
const NEIGHBOURS = 12;

/** Silhouettes are settled before the fine sweep, which sums over a pixel's surface, and after it. */
const PASSES: readonly CorrectionPass[] = ['coarse', 'silhouettes', 'silhouettes', 'fine', 'silhouettes'];
/** Fewer views are corrected sooner than threads are started. */
const FEWEST_FOR_A_CREW = 8;

/** Options of `correctDepth`. */
export interface CorrectDepthOptions extends TaskOptions {
  /** Called before each view is corrected; every view is, once in each of five passes. */
  readonly onSweep?: (done: number, total: number) => void;
  /** Starts other threads to share the views of a tour; the depths are the same bit by bit. Default: this one does it all. */
  readonly hireCrew?: () => DepthCrew;
}

/**
 * Corrects the depth of real views by each other, all of them in each pass, so that the neighbours' depth gets better
 * too: first coarsely, then where silhouettes run, then finely. What the model estimates from one view alone is off by some percent, and several views that disagree tear
 * a splat at every edge.
 *
 * @param others real views that are compared with, too, and stay as they are
 * @returns the depth [H · W] of each view, metres
 * @throws the signal's reason once it is aborted
 */
export async function correctDepth(
  camera: Camera,
  views: readonly SweepView[],
  others: readonly SweepView[],
  options: CorrectDepthOptions = {},
): Promise<Float32Array[]> {
  const crew = views.length < FEWEST_FOR_A_CREW ? undefined : options.hireCrew?.();
  try {
    if (crew) return await correctWith(crew.workers, camera, views, others, options);
  } catch (error) {
    if (!(error instanceof DepthWorkerLostError)) throw error;
  } finally {
    crew?.dismiss();
  }
  return correctWith([new LocalDepthWorker()], camera, views, others, options);
}

async function correctWith(
  workers: readonly DepthWorker[],
  camera: Camera,
  views: readonly SweepView[],
  others: readonly SweepView[],
  { signal, onSweep }: CorrectDepthOptions,
): Promise<Float32Array[]> {
  const all = [...views, ...others];
  await Promise.all(workers.map((worker) => worker.begin(camera, all)));
  const share = <Result>(work: (worker: DepthWorker, at: number) => Promise<Result>) =>
    shareOut(workers, views.length, work, signal);
  const neighbours = await share((worker, at) => worker.chooseNeighbours(at, NEIGHBOURS));
  let depthsM: Float32Array[] = [];
  for (const [round, pass] of PASSES.entries()) {
    depthsM = await share((worker, at) => {
      onSweep?.(round * views.length + at, PASSES.length * views.length);
      return worker.correct(pass, at, neighbours[at]);
    });
    await Promise.all(workers.map((worker) => worker.update(depthsM)));
  }
  return depthsM;
}

/** Each worker takes the next view whenever it is done with one. */
async function shareOut<Result>(
  workers: readonly DepthWorker[],
  count: number,
  work: (worker: DepthWorker, at: number) => Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const keepAtIt = async (worker: DepthWorker) => {
    while (next < count) {
      signal?.throwIfAborted();
      const at = next++;
      results[at] = await work(worker, at);
    }
  };
  await Promise.all(workers.map(keepAtIt));
  return results;
}
