import { bundledCamera, createWorld, renderView, trainingEpisode } from '@dreamwalk/simulator';
import { ShardWriter } from './shard-writer.ts';

/** One worker's share of a data set. */
export interface ShardOrder {
  readonly folder: string;
  readonly seeds: readonly number[];
}

/** Sent to the parent after each world. */
export interface WorldDrawn {
  readonly seed: number;
}

/** Runs in its own process: rendering keeps a core busy, and the next shard has one of its own. */
async function drawShard({ folder, seeds }: ShardOrder): Promise<void> {
  const camera = bundledCamera();
  const shard = await ShardWriter.create(folder, camera);
  try {
    for (const seed of seeds) {
      const world = createWorld(seed);
      const { poses } = trainingEpisode(world);
      await shard.append(
        seed,
        poses.map((pose) => ({ pose, ...renderView(world, camera, pose) })),
      );
      process.send?.({ seed } satisfies WorldDrawn);
    }
  } finally {
    await shard.close();
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
