import type { TaskOptions } from '@dreamwalk/environment';
import type { Camera } from '@dreamwalk/geometry';
import {
  COARSE_SWEEP,
  DepthSweeper,
  FINE_SWEEP,
  type PreparedView,
  prepareView,
  type SweepView,
  withDepth,
} from './depth-sweep.ts';
import { chooseNeighbours } from './sweep-neighbours.ts';

/** Views that each view's depth is compared with; more tell little more. */
const NEIGHBOURS = 6;

/** Options of `correctDepth`. */
export interface CorrectDepthOptions extends TaskOptions {
  /** Called before each view is corrected; every view is, twice. */
  readonly onSweep?: (done: number, total: number) => void;
}

/**
 * Corrects the depth of real views by each other: first all of them coarsely, then, with the neighbours' depth better
 * too, finely. What the model estimates from one view alone is off by some percent, and several views that disagree tear
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
  { signal, onSweep }: CorrectDepthOptions = {},
): Promise<Float32Array[]> {
  const sweeper = new DepthSweeper(camera);
  let prepared = views.map(prepareView);
  const witnesses = others.map(prepareView);
  const first = [...prepared, ...witnesses];
  const neighbours = prepared.map((target) => chooseNeighbours(camera, target, first, NEIGHBOURS));
  for (const [round, sweep] of [COARSE_SWEEP, FINE_SWEEP].entries()) {
    const all = [...prepared, ...witnesses];
    const corrected: PreparedView[] = [];
    for (const [at, target] of prepared.entries()) {
      signal?.throwIfAborted();
      onSweep?.(round * views.length + at, 2 * views.length);
      const shown = neighbours[at].map((index) => all[index]);
      corrected.push(withDepth(target, sweeper.sweep(target, shown, sweep)));
      await nextTask();
    }
    prepared = corrected;
  }
  return prepared.map(({ depthM }) => depthM);
}

/** Lets timers and messages in: each sweep takes some milliseconds. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
