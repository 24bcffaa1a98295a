import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RolloutExistsError, RolloutFormatError } from '../errors.ts';
import { decodeFloat16, encodeFloat16 } from '../float16.ts';
import { hasFfprobe, probeMovie } from '../testing/probe-movie.ts';
import { sampleFrame, sampleInit, sampleStart } from '../testing/sample-rollout.ts';
import { RolloutReader } from './rollout-reader.ts';
import { RolloutWriter } from './rollout-writer.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'dreamwalk-recording-'));
  folder = join(parent, 'walk');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

async function write(
  frames: number,
  video: Parameters<typeof RolloutWriter.create>[3] = null,
): Promise<void> {
  const writer = await RolloutWriter.create(folder, sampleInit, [sampleStart], video);
  for (let k = 0; k < frames; k++) await writer.append(sampleFrame(k));
  await writer.finish('complete');
}

async function frameCount(): Promise<number> {
  const reader = await RolloutReader.open(folder);
  await reader.close();
  return reader.frameCount;
}

async function expectFrames(reader: RolloutReader): Promise<void> {
  for (let k = 0; k < reader.frameCount; k++) {
    const { latent, frame, depthM, pose, action } = sampleFrame(k);
    const record = await reader.frame(k);
    expect(record.latent).toEqual(latent);
    expect(record.frame).toEqual(frame);
    expect(record.depthM).toEqual(decodeFloat16(encodeFloat16(depthM)));
    expect(reader.steps[k]).toMatchObject({ frame: k, pose, action });
  }
  expect(await reader.firstDamagedFrame()).toBeNull();
}

describe('a finished rollout', () => {
  it('gives back every frame, line and start view', async () => {
    await write(5);
    const reader = await RolloutReader.open(folder);
    expect(reader.header).toMatchObject({ frameCount: 5, finished: true, outcome: 'complete', seed: 7 });
    expect(reader.steps[3].timeS).toBe(0.15);
    expect(reader.steps[0].depthRangeM).toEqual([1, 8.875]);
    expect(reader.moviePath).toBeNull();
    await expectFrames(reader);
    expect(await reader.startViews()).toEqual([sampleStart]);
    await reader.close();
  });

  it('has nothing beside its files', async () => {
    await write(2, {});
    expect(await readdir(parent)).toEqual(['walk']);
    expect((await readdir(folder)).sort()).toEqual([
      'frames.mp4',
      'latents.bin',
      'rollout.json',
      'start.bin',
      'steps.jsonl',
    ]);
  });

  it.skipIf(!hasFfprobe)('has a film of an exact constant frame rate', async () => {
    await write(47, {});
    const film = probeMovie(join(folder, 'frames.mp4'));
    expect(film).toMatchObject({
      codec: 'h264',
      frameRate: '20/1',
      averageFrameRate: '20/1',
      frames: 47,
      size: '128x128',
    });
    film.timesS.forEach((timeS, k) => {
      expect(timeS).toBeCloseTo(k / 20, 6);
    });
  });

  it('that lost frames afterwards is called damaged', async () => {
    await write(5);
    await truncate(join(folder, 'latents.bin'), 4000);
    await expect(RolloutReader.open(folder)).rejects.toThrow(
      /rollout\.json: 5 frames were written, but only 0/,
    );
  });

  it('whose bytes changed is found out by its hashes', async () => {
    await write(4);
    const path = join(folder, 'latents.bin');
    const bytes = await readFile(path);
    bytes[32 + 2 * (1024 + 5120) + 1500] ^= 1;
    await writeFile(path, bytes);
    const reader = await RolloutReader.open(folder);
    expect(await reader.firstDamagedFrame()).toBe(2);
    await reader.close();
  });
});

describe('RolloutWriter.create', () => {
  it('takes an empty folder and refuses a taken one', async () => {
    await mkdir(folder);
    await write(1);
    await expect(RolloutWriter.create(folder, sampleInit, [sampleStart], null)).rejects.toThrow(
      RolloutExistsError,
    );
    expect(await frameCount()).toBe(1);
  });

  it('leaves nothing behind when the start is wrong', async () => {
    await expect(RolloutWriter.create(folder, sampleInit, [], null)).rejects.toThrow(RangeError);
    expect(await readdir(parent)).toEqual([]);
  });

  it('leaves nothing behind when the film cannot be', async () => {
    await expect(RolloutWriter.create(folder, sampleInit, [sampleStart], { scale: 0 })).rejects.toThrow(
      RangeError,
    );
    expect(await readdir(parent)).toEqual([]);
  });
});

describe('a damaged rollout', () => {
  it.each([
    ['a missing header', 'rollout.json', null, /rollout\.json: this file is missing, so .* is not a rollout/],
    ['a header that is no JSON', 'rollout.json', '{', /rollout\.json: this is not JSON/],
    ['a header of another format', 'rollout.json', '{"format":"x"}', /rollout\.json: format: /],
    ['missing steps', 'steps.jsonl', null, /steps\.jsonl: this file is missing/],
    ['a bad line', 'steps.jsonl', 'oops\n', /steps\.jsonl:1: this line is not JSON/],
    ['a line that is no step', 'steps.jsonl', '{"frame":0}\n', /steps\.jsonl:1: timeS: /],
    ['missing latents', 'latents.bin', null, /latents\.bin: this file is missing/],
    ['latents that are none', 'latents.bin', 'x'.repeat(64), /latents\.bin: this file does not begin like/],
  ])('%s is named', async (_, name, content, message) => {
    await write(2);
    if (content === null) await rm(join(folder, name));
    else await writeFile(join(folder, name), content);
    const opened = RolloutReader.open(folder);
    await expect(opened).rejects.toThrow(RolloutFormatError);
    await expect(opened).rejects.toThrow(message);
  });

  it('names the line where the frames are out of order', async () => {
    await write(3);
    const path = join(folder, 'steps.jsonl');
    const [first] = (await readFile(path, 'utf8')).split('\n');
    await appendFile(path, `${first}\n`);
    await expect(RolloutReader.open(folder)).rejects.toThrow(
      /steps\.jsonl:4: expected frame 3, found frame 0/,
    );
  });
});

describe('a kill', () => {
  it('at any moment leaves a rollout that opens with every frame that was appended', async () => {
    const script = fileURLToPath(new URL('../testing/write-until-killed.ts', import.meta.url));
    for (let attempt = 0; attempt < 6; attempt++) {
      const target = join(parent, `killed-${attempt}`);
      const child = spawn(process.execPath, [script, target], { stdio: ['ignore', 'pipe', 'inherit'] });
      let appended = -1;
      createInterface({ input: child.stdout }).on('line', (line) => {
        appended = Number(line);
        // From the first frame on, anywhere within some fifteen frames.
        if (appended === 0) setTimeout(() => child.kill('SIGKILL'), Math.random() * 60);
      });
      const [, signal] = await once(child, 'close');
      expect(signal).toBe('SIGKILL');

      const reader = await RolloutReader.open(target);
      expect(reader.header.finished).toBe(false);
      expect(reader.frameCount).toBeGreaterThanOrEqual(appended + 1);
      await expectFrames(reader);
      await reader.close();
    }
  }, 180_000);

  it('in the middle of a record or a line costs that frame alone', async () => {
    await write(4);
    const records = join(folder, 'latents.bin');
    const header = join(folder, 'rollout.json');
    await writeFile(
      header,
      (await readFile(header, 'utf8')).replace('"finished": true', '"finished": false'),
    );
    const whole = 32 + 4 * (1024 + 5120);
    for (const cut of [1, 700, 6143]) {
      await truncate(records, whole - cut);
      const reader = await RolloutReader.open(folder);
      expect(reader.frameCount).toBe(3);
      await expectFrames(reader);
      await reader.close();
    }
    const steps = join(folder, 'steps.jsonl');
    const text = await readFile(steps, 'utf8');
    await writeFile(steps, text.slice(0, text.trimEnd().lastIndexOf('\n') - 20));
    expect(await frameCount()).toBe(2);
  });
});
