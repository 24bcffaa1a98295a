import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputFileError } from '../errors.ts';
import { readDepthImage, readImage } from './image-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-image-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const SIZE = { widthPx: 128, heightPx: 128 };

/** Red on the left third, green in the middle, blue on the right. */
async function thirds(width: number, height: number, name: string): Promise<string> {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rgb[(y * width + x) * 3 + Math.floor((x * 3) / width)] = 255;
  const path = join(folder, name);
  await sharp(rgb, { raw: { width, height, channels: 3 } }).toFile(path);
  return path;
}

describe('readImage', () => {
  it('cuts the middle out of a wide picture', async () => {
    const { rgb, widthPx, heightPx } = await readImage(await thirds(600, 200, 'wide.png'), SIZE);
    expect([widthPx, heightPx, rgb.length]).toEqual([128, 128, 128 * 128 * 3]);
    // Lanczos reaches beyond the cut, so the outermost columns hold some of the neighbours' colour.
    for (let x = 3; x < 125; x++) expect([...rgb.subarray(x * 3, x * 3 + 3)]).toEqual([0, 255, 0]);
    expect(rgb[0]).toBeLessThan(20);
  });

  it.each([
    [1, 1],
    [1, 999],
    [999, 1],
    [127, 129],
    [3, 2],
  ])('takes a picture of %i×%i', async (width, height) => {
    const { rgb } = await readImage(await thirds(width, height, 'odd.png'), SIZE);
    expect(rgb).toHaveLength(128 * 128 * 3);
  });

  it('takes a window', async () => {
    const window = { left: 2 / 3, top: 0, width: 1 / 3, height: 1 };
    const { rgb } = await readImage(await thirds(300, 90, 'wide.png'), SIZE, window);
    for (let i = 0; i < rgb.length; i += 3) expect([...rgb.subarray(i, i + 3)]).toEqual([0, 0, 255]);
  });

  it('turns as the camera was held, drops transparency and widens grey', async () => {
    const turned = join(folder, 'turned.jpg');
    await sharp(await thirds(300, 300, 'upright.png'))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toFile(turned);
    const { rgb } = await readImage(turned, SIZE);
    expect(rgb[0]).toBeGreaterThan(200);
    expect(rgb[127 * 3]).toBeGreaterThan(200);

    const grey = join(folder, 'grey.png');
    await sharp({
      create: { width: 9, height: 9, channels: 4, background: { r: 80, g: 80, b: 80, alpha: 0.5 } },
    })
      .greyscale()
      .png()
      .toFile(grey);
    expect((await readImage(grey, SIZE)).rgb).toHaveLength(128 * 128 * 3);
  });

  it.each([
    ['text', 'this is no picture'],
    ['nothing', ''],
    ['half a PNG', null],
  ])('names a file that is %s', async (_, content) => {
    const path = join(folder, 'cat.png');
    const png = await sharp(await thirds(64, 64, 'whole.png')).toBuffer();
    await writeFile(path, content ?? png.subarray(0, png.length / 2));
    await expect(readImage(path, SIZE)).rejects.toThrow(InputFileError);
    await expect(readImage(path, SIZE)).rejects.toThrow(`${path}: this is no picture that can be read`);
  });

  it('names a file that is not there, or a folder', async () => {
    await expect(readImage(join(folder, 'none.png'), SIZE)).rejects.toThrow(
      'none.png: there is no such file',
    );
    await expect(readImage(folder, SIZE)).rejects.toThrow('this is a folder where a file is needed');
  });
});

describe('readDepthImage', () => {
  it('gives metres, and no value that was not in the file', async () => {
    const path = join(folder, 'depth.png');
    const units = Uint16Array.from({ length: 64 * 64 }, (_, i) => (i % 64 < 32 ? 1500 : 60000));
    await sharp(units, { raw: { width: 64, height: 64, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toFile(path);
    const depthM = await readDepthImage(path, SIZE, undefined, 1e-3);
    expect(depthM).toHaveLength(128 * 128);
    expect(new Set(depthM)).toEqual(new Set([1.5, 60]));
    expect(depthM[0]).toBe(1.5);
    expect(depthM[127]).toBe(60);
  });
});
