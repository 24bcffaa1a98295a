import type { RgbFrame } from '@dreamwalk/environment';
import type { Camera } from '@dreamwalk/geometry';
import { RawShard } from '../raw-shard.ts';
import { pictureFacts, poseMatrices } from '../shard-writer.ts';
import { GOAL_WALK_VIEWS, GOALS, type GoalWalks, MOVES_AHEAD } from './goal-walks.ts';
import { WALK_MOVES } from './walk-moves.ts';

/**
 * A shard of walks to goals: a {@link RawShard} of N worlds of V views each, the first G of which are goals.
 *
 * | file | array |
 * |---|---|
 * | `rgb.bin` | uint8 [N, V, H, W, 3] |
 * | `pose.bin` | float64 [N, V, 4, 4], camera-to-world, OpenCV axes |
 * | `moves.bin` | uint8 [N, V, G, K], an expert's next K moves from each view to each goal |
 * | `wander.bin` | uint8 [N, V, K], the next moves of one who has no goal |
 * | `length.bin` | float32 [N, V, G], metres of the way from each view to each goal |
 * | `seeds.bin` | int32 [N], the worlds' seeds |
 * | `meta.json` | `count` (N so far), `views` (V), `goals` (G), `movesAhead` (K), `moves`: the actions of the walk space that moves stand for, `width`, `height`, `hfovDeg` |
 */
export class GoalWalkShard {
  readonly #shard: RawShard;

  private constructor(shard: RawShard) {
    this.#shard = shard;
  }

  /** Makes the folder with its files, which hold no world yet. */
  static async create(folder: string, camera: Camera): Promise<GoalWalkShard> {
    const facts = {
      views: GOAL_WALK_VIEWS,
      goals: GOALS,
      movesAhead: MOVES_AHEAD,
      moves: WALK_MOVES,
      ...pictureFacts(camera),
    };
    const names = ['rgb', 'pose', 'moves', 'wander', 'length', 'seeds'];
    return new GoalWalkShard(await RawShard.create(folder, names, facts));
  }

  /** Appends one world, with the pictures of its views. */
  async append(seed: number, walks: GoalWalks, frames: readonly RgbFrame[]): Promise<void> {
    await this.#shard.append({
      rgb: frames.map(({ rgb }) => rgb),
      pose: [poseMatrices(walks.poses.map((pose) => ({ pose })))],
      moves: [Uint8Array.from(walks.moves.flat(2))],
      wander: [Uint8Array.from(walks.wanderMoves.flat())],
      length: [Float32Array.from(walks.lengthsM.flat())],
      seeds: [Int32Array.of(seed)],
    });
  }

  close(): Promise<void> {
    return this.#shard.close();
  }
}
