/**
 * How often policies reach the place of a picture, in the simulator:
 * `node bench/walk-to-goals.ts POLICY_FOLDER...`. Worlds are of the seeds kept for choosing, neither for training nor for
 * measuring. A walk of 3 to 6 m whose first leg lies ahead counts as done within 1 m of the goal, in 80 frames.
 */
import { WALK_SPACE } from '@dreamwalk/control';
import { compose, exp, lookPose, type Pose, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import { createNodeRuntime } from '@dreamwalk/inference/node';
import { OnnxPolicy } from '@dreamwalk/policy';
import {
  bundledCamera,
  createWorld,
  moveWithCollision,
  renderView,
  type VoxelWorld,
} from '@dreamwalk/simulator';
import { GOAL_WALK_VIEWS, GOALS, goalWalks } from '../src/node/dataset/goal-walks/goal-walks.ts';
import { WALK_MOVES } from '../src/node/dataset/goal-walks/walk-moves.ts';
import { folderSource } from '../src/node/models/folder-source.ts';

const FIRST_SEED = 600_000;
const WORLDS = Number(process.env.WORLDS ?? 40);
const WALKS_OF_WORLD = 2;
const MOST_FRAMES = 80;
const NEAR_M = 1;

interface Walk {
  readonly world: VoxelWorld;
  readonly start: Pose;
  readonly goal: Pose;
}

function walksOf(world: VoxelWorld): Walk[] {
  const { poses, moves, lengthsM } = goalWalks(world);
  const viewsOfWalk = (GOAL_WALK_VIEWS - GOALS) / GOALS;
  const walks: Walk[] = [];
  for (let g = 0; g < GOALS; g++) {
    const start = GOALS + g * viewsOfWalk;
    const [forwardM] = WALK_MOVES[moves[start][g][0]];
    if (forwardM > 0 && lengthsM[start][g] >= 3 && lengthsM[start][g] <= 6)
      walks.push({ world, start: poses[start], goal: poses[g] });
  }
  return walks.slice(0, WALKS_OF_WORLD);
}

const camera = bundledCamera();

async function reaches(policy: OnnxPolicy, { world, start, goal }: Walk): Promise<boolean> {
  const goalFrame = renderView(world, camera, goal).frame;
  const view = { frame: renderView(world, camera, start).frame, pose: start };
  const prompt = 'go to where this picture was taken';
  await policy.reset({
    camera,
    seed: 0,
    episode: 0,
    maxSteps: MOST_FRAMES,
    goal: { prompt, frame: goalFrame },
    start: { kind: 'view', view },
  });
  let pose = start;
  for (let step = 0; step < MOST_FRAMES; ) {
    const { frame } = renderView(world, camera, pose);
    const { actions, executeSteps } = await policy.infer({ step, prompt, frame, goalFrame });
    for (const action of actions.slice(0, executeSteps)) {
      const [twist] = WALK_SPACE.decode(action, pose);
      const asked = compose(pose, exp(twist));
      const { yawRad, pitchRad } = yawPitchOf(asked);
      pose = lookPose(moveWithCollision(world, pose.translation, asked.translation), yawRad, pitchRad);
      step++;
      if (poseDistanceM(pose, goal) < NEAR_M) return true;
    }
  }
  return false;
}

const walks = Array.from({ length: WORLDS }, (_, n) => walksOf(createWorld(FIRST_SEED + n))).flat();
const runtime = await createNodeRuntime({ threads: 1 });
for (const folder of process.argv.slice(2)) {
  const policy = await OnnxPolicy.open(folderSource(folder), runtime);
  let reached = 0;
  for (const walk of walks) if (await reaches(policy, walk)) reached++;
  console.log(`${policy.id}: ${reached} of ${walks.length}, ${(reached / walks.length).toFixed(2)}`);
  await policy.dispose();
}
await runtime.dispose();
