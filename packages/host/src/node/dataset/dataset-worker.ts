import { bundledCamera, createWorld, renderView, trainingEpisode } from '@dreamwalk/simulator';
import type { DatasetKind } from './dataset-kind.ts';
import { GoalWalkShard } from './goal-walks/goal-walk-shard.ts';
import { goalWalks } from './goal-walks/goal-walks.ts';
import { ShardWriter } from './shard-writer.ts';

/** One worker's share of a data set. */
export interface ShardOrder {
  readonly kind: DatasetKind;
  readonly folder: string;
  readonly seeds: readonly number[];
}

/** Sent to the parent after each world. */
export interface WorldDrawn {
  readonly seed: number;
}

/** Draws worlds one by one into a folder. */
interface WorldWriter {
  draw(seed: number): Promise<void>;
  close(): Promise<void>;
}

const writers: Readonly<Record<DatasetKind, (folder: string) => Promise<WorldWriter>>> = {
  async views(folder) {
    const camera = bundledCamera();
    const shard = await ShardWriter.create(folder, camera);
    return {
      async draw(seed) {
        const world = createWorld(seed);
        const { poses } = trainingEpisode(world);
        await shard.append(
          seed,
          poses.map((pose) => ({ pose, ...renderView(world, camera, pose) })),
        );
      },
      close: () => shard.close(),
    };
  },
  async 'goal-walks'(folder) {
    const camera = bundledCamera();
    const shard = await GoalWalkShard.create(folder, camera);
    return {
      async draw(seed) {
        const world = createWorld(seed);
        const walks = goalWalks(world);
        await shard.append(
          seed,
          walks,
          walks.poses.map((pose) => renderView(world, camera, pose).frame),
        );
      },
      close: () => shard.close(),
    };
  },
};

/** Runs in its own process: rendering keeps a core busy, and the next shard has one of its own. */
async function drawShard({ kind, folder, seeds }: ShardOrder): Promise<void> {
  const writer = await writers[kind](folder);
  try {
    for (const seed of seeds) {
      await writer.draw(seed);
      process.send?.({ seed } satisfies WorldDrawn);
    }
  } finally {
    await writer.close();
  }
}

process.once('message', (order: ShardOrder) => {
  drawShard(order).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
});
// The parent is gone: nobody waits for the rest.
process.once('disconnect', () => process.exit(1));
