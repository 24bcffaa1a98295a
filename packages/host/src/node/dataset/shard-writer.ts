import type { RgbFrame } from '@dreamwalk/environment';
import { type Camera, type Pose, poseToMatrix } from '@dreamwalk/geometry';
import { encodeFloat16 } from '@dreamwalk/recording';
import { BUNDLED_HFOV_RAD, EPISODE_VIEWS } from '@dreamwalk/simulator';
import { RawShard } from './raw-shard.ts';

/** One view of a training set. */
export interface TrainingView {
  readonly pose: Pose;
  readonly frame: RgbFrame;
  /** Metres, 0 = sky. */
  readonly depthM: Float32Array;
}

/**
 * A shard of a training set: a {@link RawShard} of N worlds of V views each.
 *
 * | file | array |
 * |---|---|
 * | `rgb.bin` | uint8 [N, V, H, W, 3] |
 * | `depth.bin` | float16 [N, V, H, W], metres along the camera's +z, 0 = sky |
 * | `pose.bin` | float64 [N, V, 4, 4], camera-to-world, OpenCV axes |
 * | `seeds.bin` | int32 [N], the worlds' seeds |
 * | `meta.json` | `count` (N so far), `views` (V), `width`, `height`, `hfovDeg` |
 */
export class ShardWriter {
  readonly #shard: RawShard;

  private constructor(shard: RawShard) {
    this.#shard = shard;
  }

  /** Makes the folder with its files, which hold no world yet. */
  static async create(folder: string, camera: Camera): Promise<ShardWriter> {
    const facts = { views: EPISODE_VIEWS, ...pictureFacts(camera) };
    return new ShardWriter(await RawShard.create(folder, ['rgb', 'depth', 'pose', 'seeds'], facts));
  }

  /** Appends one world. */
  async append(seed: number, views: readonly TrainingView[]): Promise<void> {
    await this.#shard.append({
      rgb: views.map(({ frame }) => frame.rgb),
      depth: views.map(({ depthM }) => encodeFloat16(depthM)),
      pose: [poseMatrices(views)],
      seeds: [Int32Array.of(seed)],
    });
  }

  close(): Promise<void> {
    return this.#shard.close();
  }
}

/** What `meta.json` says of the pictures. */
export function pictureFacts({ widthPx: width, heightPx: height }: Camera): Record<string, number> {
  return { width, height, hfovDeg: (BUNDLED_HFOV_RAD * 180) / Math.PI };
}

/** Camera-to-world matrices of views, row by row. */
export function poseMatrices(views: readonly { readonly pose: Pose }[]): Float64Array {
  return Float64Array.from(views.flatMap(({ pose }) => poseToMatrix(pose)));
}
