import type { TaskOptions } from '@dreamwalk/environment';
import { breathe, type Camera } from '@dreamwalk/geometry';
import {
  COARSE_SWEEP,
  DepthSweeper,
  FINE_SWEEP,
  type PreparedView,
  prepareView,
  type SweepView,
  withDepth,
} from './depth-sweep.ts';
import { settleSilhouettes } from './silhouettes.ts';
import { chooseNeighbours } from './sweep-neighbours.ts';

/** Views that each view's depth is compared with; more tell little more. */
const NEIGHBOURS = 12;

/** Silhouettes are settled before the fine sweep, which sums over a pixel's surface, and after it. */
const PASSES = ['coarse', 'silhouettes', 'silhouettes', 'fine', 'silhouettes'] as const;
/** Timers and messages wait no longer than this, and one view. */
const LONGEST_SPELL_MS = 20;
const SWEEPS = { coarse: COARSE_SWEEP, fine: FINE_SWEEP } as const;

/** Options of `correctDepth`. */
export interface CorrectDepthOptions extends TaskOptions {
  /** Called before each view is corrected; every view is, once in each of five passes. */
  readonly onSweep?: (done: number, total: number) => void;
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
  { signal, onSweep }: CorrectDepthOptions = {},
): Promise<Float32Array[]> {
  const sweeper = new DepthSweeper(camera);
  let restedAtMs = performance.now();
  let prepared = views.map(prepareView);
  const witnesses = others.map(prepareView);
  const first = [...prepared, ...witnesses];
  const neighbours = prepared.map((target) => chooseNeighbours(camera, target, first, NEIGHBOURS));
  for (const [round, pass] of PASSES.entries()) {
    const all = [...prepared, ...witnesses];
    const corrected: PreparedView[] = [];
    for (const [at, target] of prepared.entries()) {
      signal?.throwIfAborted();
      onSweep?.(round * views.length + at, PASSES.length * views.length);
      const shown = neighbours[at].map((index) => all[index]);
      const depthM =
        pass === 'silhouettes'
          ? settleSilhouettes(camera, target, shown)
          : sweeper.sweep(target, shown, SWEEPS[pass]);
      corrected.push(withDepth(target, depthM));
      if (performance.now() - restedAtMs > LONGEST_SPELL_MS) {
        await breathe(signal);
        restedAtMs = performance.now();
      }
    }
    prepared = corrected;
  }
  return prepared.map(({ depthM }) => depthM);
}
