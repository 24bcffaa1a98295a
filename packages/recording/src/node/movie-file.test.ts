import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FilePathSource, Input, MP4, VideoSampleSink } from 'mediabunny';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VideoUnavailableError } from '../errors.ts';
import type { RgbImage } from '../image.ts';
import { hasFfprobe, probeMovie } from '../testing/probe-movie.ts';
import { remuxMovieFile, startMovieFile } from './movie-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-movie-'));
  path = join(folder, 'film.mp4');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function flat([r, g, b]: readonly [number, number, number]): RgbImage {
  const rgb = new Uint8Array(16 * 16 * 3);
  for (let i = 0; i < rgb.length; i += 3) rgb.set([r, g, b], i);
  return { widthPx: 16, heightPx: 16, rgb };
}

const colours: readonly (readonly [number, number, number])[] = [
  [255, 255, 255],
  [0, 0, 0],
  [220, 40, 30],
  [30, 180, 60],
  [20, 60, 210],
];

async function film(layout: 'fragmented' | 'plain', frames: number): Promise<void> {
  const movie = await startMovieFile(path, layout, { widthPx: 16, heightPx: 16, fps: 20, scale: 8 });
  for (let k = 0; k < frames; k++) await movie.add(flat(colours[k % colours.length]));
  await movie.finish();
}

describe('startMovieFile', () => {
  it('keeps the colours', async () => {
    await film('plain', colours.length);
    const input = new Input({ source: new FilePathSource(path), formats: [MP4] });
    const track = (await input.getPrimaryVideoTrack())!;
    let k = 0;
    for await (const sample of new VideoSampleSink(track).samples()) {
      const planes = new Uint8Array(sample.allocationSize());
      await sample.copyTo(planes);
      const size = sample.codedWidth * sample.codedHeight;
      const [y, cb, cr] = [planes[0], planes[size], planes[size * 1.25]];
      const luma = (y - 16) / 219;
      const back = [
        luma + (1.5748 * (cr - 128)) / 224,
        luma - (0.1873 * (cb - 128)) / 224 - (0.4681 * (cr - 128)) / 224,
        luma + (1.8556 * (cb - 128)) / 224,
      ];
      for (const [channel, value] of colours[k].entries())
        expect(Math.abs(back[channel] * 255 - value), `frame ${k}, channel ${channel}`).toBeLessThan(6);
      sample.close();
      k++;
    }
    expect(k).toBe(colours.length);
    input.dispose();
  });

  it('keeps a fragmented film on the disk while it is made, but for its last fragment', async () => {
    const movie = await startMovieFile(path, 'fragmented', { widthPx: 16, heightPx: 16, fps: 20, scale: 8 });
    for (let k = 0; k < 40; k++) await movie.add(flat(colours[k % colours.length]));
    const left = join(folder, 'left.mp4');
    await copyFile(path, left);
    expect(await remuxMovieFile(left, 20)).toBeGreaterThanOrEqual(29);
    await movie.finish();
  });

  it('refuses a size that no encoder takes', async () => {
    const odd = startMovieFile(path, 'plain', { widthPx: 15, heightPx: 16, fps: 20, scale: 1 });
    await expect(odd).rejects.toThrow(/15×16 has an odd side/);
    await expect(stat(path)).rejects.toThrow('ENOENT');
  });
});

describe('remuxMovieFile', () => {
  it.skipIf(!hasFfprobe)('saves what a kill left of a fragmented film', async () => {
    await film('fragmented', 60);
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, Math.floor(bytes.length * 0.7)));
    const frames = await remuxMovieFile(path, 20);
    expect(frames).toBeGreaterThan(20);
    expect(frames).toBeLessThan(60);
    expect(probeMovie(path)).toMatchObject({
      codec: 'h264',
      frames,
      frameRate: '20/1',
      averageFrameRate: '20/1',
    });
  });

  it('says so when there is nothing to save, and leaves the file as it was', async () => {
    await writeFile(path, 'nothing');
    await expect(remuxMovieFile(path, 20)).rejects.toThrow(VideoUnavailableError);
    expect(await readFile(path, 'utf8')).toBe('nothing');
    await expect(stat(`${path}.part`)).rejects.toThrow('ENOENT');
  });
});
