import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { RgbFrame } from '@dreamwalk/environment';
import { type Camera, type Pose, poseToMatrix } from '@dreamwalk/geometry';
import { encodeFloat16 } from '@dreamwalk/recording';
import { BUNDLED_HFOV_RAD, EPISODE_VIEWS } from '@dreamwalk/simulator';
import { writeWhole } from '../output/fresh-output.ts';

/** One view of a training set. */
export interface TrainingView {
  readonly pose: Pose;
  readonly frame: RgbFrame;
  /** Metres, 0 = sky. */
  readonly depthM: Float32Array;
}

/**
 * A shard of a training set: a folder of raw little-endian arrays, N worlds of V views each.
 *
 * | file | array |
 * |---|---|
 * | `rgb.bin` | uint8 [N, V, H, W, 3] |
 * | `depth.bin` | float16 [N, V, H, W], metres along the camera's +z, 0 = sky |
 * | `pose.bin` | float64 [N, V, 4, 4], camera-to-world, OpenCV axes |
 * | `seeds.bin` | int32 [N], the worlds' seeds |
 * | `meta.json` | `count` (N so far), `views` (V), `width`, `height`, `hfovDeg` |
 *
 * Worlds are appended whole, one after the other, and counted when they are: a shard that is still growing, or was cut
 * off, can be read.
 */
export class ShardWriter {
  readonly #folder: string;
  readonly #camera: Camera;
  readonly #files: readonly FileHandle[];
  #count = 0;

  private constructor(folder: string, camera: Camera, files: readonly FileHandle[]) {
    this.#folder = folder;
    this.#camera = camera;
    this.#files = files;
  }

  /** Makes the folder with its files, which hold no world yet. */
  static async create(folder: string, camera: Camera): Promise<ShardWriter> {
    await mkdir(folder, { recursive: true });
    const names = ['rgb.bin', 'depth.bin', 'pose.bin', 'seeds.bin'];
    const files = await Promise.all(names.map((name) => open(join(folder, name), 'w')));
    const shard = new ShardWriter(folder, camera, files);
    await shard.#writeMeta();
    return shard;
  }

  /** Appends one world. */
  async append(seed: number, views: readonly TrainingView[]): Promise<void> {
    const [rgb, depth, pose, seeds] = this.#files;
    for (const view of views) {
      await rgb.appendFile(view.frame.rgb);
      await depth.appendFile(new Uint8Array(encodeFloat16(view.depthM).buffer));
    }
    const matrices = Float64Array.from(views.flatMap((view) => poseToMatrix(view.pose)));
    await pose.appendFile(new Uint8Array(matrices.buffer));
    await seeds.appendFile(new Uint8Array(Int32Array.of(seed).buffer));
    this.#count++;
    await this.#writeMeta();
  }

  async close(): Promise<void> {
    for (const file of this.#files) await file.close();
  }

  async #writeMeta(): Promise<void> {
    const { widthPx: width, heightPx: height } = this.#camera;
    const hfovDeg = (BUNDLED_HFOV_RAD * 180) / Math.PI;
    const meta = { count: this.#count, views: EPISODE_VIEWS, width, height, hfovDeg };
    await writeWhole(join(this.#folder, 'meta.json'), `${JSON.stringify(meta)}\n`);
  }
}
