import { type FileHandle, mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RgbFrame } from '@dreamwalk/environment';
import { type Camera, type Pose, poseToMatrix } from '@dreamwalk/geometry';
import { encodeFloat16 } from '@dreamwalk/recording';
import { BUNDLED_HFOV_RAD, EPISODE_VIEWS } from '@dreamwalk/simulator';

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
 * | `seeds.bin` | float64 [N], the world's seed |
 * | `meta.json` | `count` (N intended), `views`, `width`, `height`, `hfovDeg` |
 *
 * Worlds are appended whole, one after the other: a shard that is still growing, or was cut off, holds as many worlds
 * as every file has room for.
 */
export class ShardWriter {
  readonly #files: readonly FileHandle[];

  private constructor(files: readonly FileHandle[]) {
    this.#files = files;
  }

  /** Makes the folder and its empty files. */
  static async create(folder: string, camera: Camera, count: number): Promise<ShardWriter> {
    await mkdir(folder, { recursive: true });
    const meta = {
      count,
      views: EPISODE_VIEWS,
      width: camera.widthPx,
      height: camera.heightPx,
      hfovDeg: (BUNDLED_HFOV_RAD * 180) / Math.PI,
    };
    await writeFile(join(folder, 'meta.json'), `${JSON.stringify(meta)}\n`);
    const names = ['rgb.bin', 'depth.bin', 'pose.bin', 'seeds.bin'];
    return new ShardWriter(await Promise.all(names.map((name) => open(join(folder, name), 'w'))));
  }

  /** Appends one world. */
  async append(seed: number, views: readonly TrainingView[]): Promise<void> {
    const [rgb, depth, pose, seeds] = this.#files;
    for (const view of views) {
      await rgb.appendFile(view.frame.rgb);
      await depth.appendFile(new Uint8Array(encodeFloat16(view.depthM).buffer));
    }
    const matrices = Float64Array.from(views.flatMap((view) => [...poseToMatrix(view.pose)]));
    await pose.appendFile(new Uint8Array(matrices.buffer));
    await seeds.appendFile(new Uint8Array(Float64Array.of(seed).buffer));
  }

  async close(): Promise<void> {
    for (const file of this.#files) await file.close();
  }
}
