import type { Motion, Snapshot, Start } from '@dreamwalk/environment';
import { createWorld, SimulatorEnvironment, type VoxelWorld } from '@dreamwalk/simulator';
import { createRollout, type Rollout, SolidRollout, type WorldModel } from '@dreamwalk/world';
import { encodeDream } from '../../../engine/dream-file/dream-file.ts';
import { SimulatedPlace } from '../places/simulated-place.ts';
import { startOf } from '../run/evaluation-unit.ts';
import type { FinishedEpisode } from '../run/finished-episode.ts';
import { planUnits } from '../run/plan-episodes.ts';
import { createTask } from '../suite/create-task.ts';
import type { Suite } from '../suite/suite-schema.ts';

/** Frames between two bookmarks. */
const BOOKMARK_EVERY = 10;

/** An episode to be dreamed again. */
export interface DreamEpisodeRequest {
  readonly suite: Suite;
  readonly episode: FinishedEpisode;
  /** The one of the suite; stays the caller's. */
  readonly model: WorldModel;
  readonly signal: AbortSignal;
  /** Told of every frame. */
  readonly onFrame: (done: number, total: number) => void;
}

/**
 * Dreams an episode again, frame by frame the same, as a walk that was left where the episode ended, with a bookmark every ten
 * frames: what went wrong can be looked at and gone on from. An episode of reality is dreamed from the tour along its real
 * poses.
 *
 * @returns the file of a saved dream
 */
export async function dreamEpisode(request: DreamEpisodeRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { suite, episode, model, signal } = request;
  const { arm, startIndex, worldSeed, seed, sample } = episode.result;
  const unit = planUnits(suite).find((each) => each.arm === arm && each.startIndex === startIndex)!;
  const world = createWorld(worldSeed);
  const place = new SimulatedPlace(world, model.camera, unit.which);
  // What was real is dreamed from a tour.
  const start = startOf(arm === 'reality' ? { ...unit, arm: 'tour' } : unit, suite, world, place, model);
  const motions = motionsOf(request, place);
  const rollout = createRollout(model, { seed: suite.seeds[0], episode: startIndex });
  const dream = suite.solid && arm !== 'reality' ? new SolidRollout(rollout) : rollout;
  try {
    await dream.reset(start, { signal });
    const walk = dream.fork({ seed, sample });
    try {
      const along = arm === 'reality' ? await realPoses(world, model, start, motions) : motions;
      const moments = await momentsOf(walk, along, request);
      return encodeDream({
        createdAt: new Date().toISOString(),
        place: { kind: 'world', seed: worldSeed, tourViews: start.kind === 'tour' ? start.views.length : 1 },
        memoryPolicy: rollout.memoryPolicy,
        widthPx: model.camera.widthPx,
        heightPx: model.camera.heightPx,
        latentDims: model.latentDims,
        rollout: await walk.save(moments),
        bookmarks: moments.slice(2).map(({ frameIndex }) => ({ name: String(frameIndex) })),
      });
    } finally {
      await walk.dispose();
    }
  } finally {
    await dream.dispose();
  }
}

/** Where the walk begins, where it ends, and every tenth frame between them. */
async function momentsOf(
  walk: Pick<Rollout, 'step' | 'snapshot'>,
  motions: readonly Motion[],
  { signal, onFrame }: DreamEpisodeRequest,
): Promise<Snapshot[]> {
  const start = await walk.snapshot();
  const between: Snapshot[] = [];
  for (const [at, motion] of motions.entries()) {
    signal.throwIfAborted();
    await walk.step(motion, { signal });
    const frame = at + 1;
    onFrame(frame, motions.length);
    if (frame % BOOKMARK_EVERY === 0 && frame < motions.length) between.push(await walk.snapshot());
  }
  return [start, await walk.snapshot(), ...between];
}

/** All that moved the body, from before the policy took over. */
function motionsOf({ suite, episode }: DreamEpisodeRequest, place: SimulatedPlace): Motion[] {
  const { result, twists } = episode;
  const task = createTask(suite.tasks.find(({ id }) => id === result.task)!);
  const { leadIn } = task.assign(place, suite.steps);
  return [
    ...leadIn.map((pose): Motion => ({ kind: 'pose', pose })),
    ...twists.map(
      ([vx, vy, vz, wx, wy, wz]): Motion => ({
        kind: 'twist',
        twist: { linear: [vx, vy, vz], angular: [wx, wy, wz] },
      }),
    ),
  ];
}

async function realPoses(
  world: VoxelWorld,
  { camera }: WorldModel,
  start: Start,
  motions: readonly Motion[],
): Promise<Motion[]> {
  const environment = new SimulatorEnvironment(world, camera, { solid: true });
  const poses: Motion[] = [];
  try {
    await environment.reset(start);
    for (const motion of motions) {
      const { pose } = await environment.step(motion);
      poses.push({ kind: 'pose', pose });
    }
  } finally {
    await environment.dispose();
  }
  return poses;
}
