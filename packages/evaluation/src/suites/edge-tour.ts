import type { PosedView } from '@dreamwalk/environment';
import { breathe, type Pose } from '@dreamwalk/geometry';
import type { TruthWorld } from './capabilities.ts';
import { markedPixels, seenMask, type TrueView } from './seen-mask.ts';
import type { Report } from './suite.ts';
import { givesAway } from './tour-start.ts';

/** Views proposed for each that stays. */
const PROPOSED_PER_VIEW = 3;

/** Poses of the walk beyond that a proposed view is judged by, evenly spread. */
const JUDGING_POSES = 10;

/** A walk that leaves what its tour shows. */
export interface EdgeWalk {
  readonly world: TruthWorld;
  /** Without depth: the model has to find that itself. The last view is that from the edge. */
  readonly tour: readonly PosedView[];
  /** The tour's views as the truth knows them. */
  readonly shown: readonly TrueView[];
  /** The edge and the steps beyond it. */
  readonly walk: readonly Pose[];
}

/** A view that might join the tour. */
interface Proposal {
  readonly view: PosedView;
  readonly depthM: Float32Array;
  /** Pixels of the judging views whose point it shows. */
  readonly givenAwayPx: number;
}

/**
 * Tours the first half of a walk so that the second half is left unknown. A tour of the first half alone would not do:
 * through doors and across rooms it shows most of the second one too. Three times as many views as are wanted are
 * therefore proposed round the first half; those within 0.3 m and 15° of a later pose are dropped; of the others those
 * stay that show least of what the second half sees, and the true view at the edge joins them, since the walk goes on
 * from a place that is known.
 *
 * @param frames steps of the walk beyond the edge; as many lead to it
 * @param views of the tour, that from the edge included
 */
export async function openEdgeWalk(
  world: TruthWorld,
  frames: number,
  views: number,
  report: Report,
): Promise<EdgeWalk> {
  const wholeWalk = world.wander(2 * frames + 1);
  const walk = wholeWalk.slice(frames);
  const judges = Array.from({ length: JUDGING_POSES }, (_, index): TrueView => {
    const pose = walk[Math.ceil(((index + 1) * frames) / JUDGING_POSES)];
    return { pose, depthM: world.render(pose).depthM };
  });
  report('touring', 0, frames);
  const poses = world
    .tour(wholeWalk.slice(0, frames + 1), PROPOSED_PER_VIEW * (views - 1))
    .filter((pose) => !walk.some((walked) => givesAway(pose, walked)));
  const proposals: Proposal[] = [];
  for (const [at, pose] of poses.entries()) {
    report('choosing the tour', at, poses.length);
    const { frame, depthM } = world.render(pose);
    const givenAwayPx = shownPixels(world, judges, { pose, depthM });
    proposals.push({ view: { frame, pose }, depthM, givenAwayPx });
    await breathe();
  }
  const kept = proposals.sort((a, b) => a.givenAwayPx - b.givenAwayPx).slice(0, views - 1);
  const atEdge = world.render(walk[0]);
  return {
    world,
    walk,
    tour: [...kept.map(({ view }) => view), { frame: atEdge.frame, pose: walk[0] }],
    shown: [
      ...kept.map(({ view, depthM }) => ({ pose: view.pose, depthM })),
      { pose: walk[0], depthM: atEdge.depthM },
    ],
  };
}

/** Of all that the judging views show, the pixels that one view shows too. */
function shownPixels(world: TruthWorld, judges: readonly TrueView[], view: TrueView): number {
  let shownPx = 0;
  for (const judge of judges) shownPx += markedPixels(seenMask(world.camera, judge, [view]));
  return shownPx;
}
