import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { RolloutReader } from '@dreamwalk/recording/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, startCli } from './testing/run-cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command that must succeed, and reads its JSON. */
async function json(...args: readonly string[]) {
  const { code, stdout, stderr } = await runCli(folder, ...args, '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

/** Waits until a recording holds some frames. */
async function framesWritten(name: string, least: number): Promise<void> {
  for (;;) {
    const text = await readFile(join(folder, name, 'steps.jsonl'), 'utf8').catch(() => '');
    if (text.split('\n').length > least) return;
    await delay(20);
  }
}

describe('dreamwalk', () => {
  it('explains itself, and every command', async () => {
    const { code, stdout } = await runCli(folder, '--help');
    expect(code).toBe(0);
    for (const command of [
      'rollout',
      'replay',
      'measure',
      'compare',
      'inspect',
      'dataset',
      'worlds',
      'serve',
    ]) {
      expect(stdout).toContain(command);
      const help = await runCli(folder, command, '--help');
      expect(help.code).toBe(0);
      expect(help.stdout).toContain(`dreamwalk ${command}`);
      expect(help.stdout).toContain('--json');
    }
  });

  it('tells its version', async () => {
    expect((await runCli(folder, '--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a rollout', () => {
  beforeAll(async () => {
    const summary = await json(
      'rollout',
      '--world',
      '1000003',
      '--keys',
      'w*8,right*7',
      '--seed',
      '5',
      // Fewer than the tour and the walk have.
      '--memory-views',
      '40',
      '--out',
      'walk',
    );
    expect(summary).toMatchObject({
      folder: 'walk',
      frames: 16,
      outcome: 'complete',
      start: 'world 1000003',
    });
    expect(summary.framesPerSecond).toBeGreaterThan(0);
    expect(summary.stepMs.denoise).toBeGreaterThan(0);
  }, 240_000);

  it('is a recording with N + 1 frames and a film', async () => {
    const reader = await RolloutReader.open(join(folder, 'walk'));
    expect(reader.header).toMatchObject({
      finished: true,
      outcome: 'complete',
      seed: 5,
      memory: { policy: 'coverage', budget: 40 },
      actionSpace: 'keys',
    });
    expect(reader.frameCount).toBe(16);
    expect(reader.steps[1].action).toEqual({ forward: true });
    expect(reader.steps[9].action).toEqual({ turnRight: true });
    expect(reader.steps[1].retrieved.length).toBeGreaterThan(0);
    expect((await stat(join(folder, 'walk', 'frames.mp4'))).size).toBeGreaterThan(1000);
    await reader.close();
  });

  it('is repeated bit by bit in another process', async () => {
    const verdict = await json('replay', 'walk', '--verify');
    expect(verdict).toMatchObject({ holds: true, sameSetup: true, freeRun: { identical: true, frames: 16 } });
  }, 240_000);

  it('that was tampered with is found out', async () => {
    await json('replay', 'walk', '--out', 'copy', '--no-video');
    const path = join(folder, 'copy', 'steps.jsonl');
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines[4] = lines[4].replace(/"frameSha256":"."/, '"frameSha256":"').replace(/("frameSha256":")./, '$1_');
    await writeFile(path, lines.join('\n'));
    const { code, stdout } = await runCli(folder, 'replay', 'copy', '--verify');
    expect(stdout).toContain('differs from frame 4 on');
    expect(code).toBe(1);
    expect((await runCli(folder, 'inspect', 'copy')).code).toBe(1);
  }, 240_000);

  it('can be dreamed again with another memory, the same walk and noise', async () => {
    await json('replay', 'walk', '--out', 'forgetful', '--memory', 'none', '--no-video');
    const [walk, forgetful] = await Promise.all(
      ['walk', 'forgetful'].map((name) => RolloutReader.open(join(folder, name))),
    );
    expect(forgetful.steps.map(({ pose }) => pose)).toEqual(walk.steps.map(({ pose }) => pose));
    expect(forgetful.steps[0].frameSha256).toBe(walk.steps[0].frameSha256);
    expect(forgetful.steps[15].frameSha256).not.toBe(walk.steps[15].frameSha256);
    await Promise.all([walk.close(), forgetful.close()]);
  }, 240_000);

  it('serves as a tour', async () => {
    const summary = await json(
      'rollout',
      '--tour',
      'walk',
      '--path',
      'loop',
      '--steps',
      '2',
      '--no-video',
      '--out',
      'on',
    );
    expect(summary).toMatchObject({ frames: 3, movie: null, framesPerSecond: null, start: 'tour walk' });
  }, 240_000);

  it('can be inspected', async () => {
    const report = await json('inspect', 'walk');
    expect(report).toMatchObject({ kind: 'rollout', frames: 16, firstDamagedFrame: null });
  });
});

describe('stopping', () => {
  it('by Ctrl-C finishes the recording and exits 130', async () => {
    const args = ['rollout', '--world', '1000003', '--view', '--steps', '100000', '--out', 'stopped'];
    const { child, outcome } = startCli(folder, ...args);
    await framesWritten('stopped', 3);
    child.kill('SIGINT');
    expect((await outcome).code).toBe(130);
    const reader = await RolloutReader.open(join(folder, 'stopped'));
    expect(reader.header).toMatchObject({
      finished: true,
      outcome: 'stopped',
      frameCount: reader.frameCount,
    });
    expect(reader.frameCount).toBeGreaterThanOrEqual(3);
    expect(await reader.firstDamagedFrame()).toBeNull();
    await reader.close();
  }, 240_000);

  it('by a kill leaves a recording that opens', async () => {
    const args = ['rollout', '--world', '1000003', '--view', '--steps', '100000', '--out', 'killed'];
    const { child, outcome } = startCli(folder, ...args);
    await framesWritten('killed', 4);
    child.kill('SIGKILL');
    expect((await outcome).signal).toBe('SIGKILL');
    const reader = await RolloutReader.open(join(folder, 'killed'));
    expect(reader.header.finished).toBe(false);
    expect(reader.frameCount).toBeGreaterThanOrEqual(4);
    expect(await reader.firstDamagedFrame()).toBeNull();
    await reader.close();
  }, 240_000);

  it('before anything is written leaves nothing', async () => {
    const { child, outcome } = startCli(folder, 'dataset', '--worlds', '50', '--out', 'early');
    await delay(100);
    child.kill('SIGTERM');
    await outcome;
    const shards = await readdir(join(folder, 'early')).catch(() => []);
    for (const shard of shards) expect(await readdir(join(folder, 'early', shard))).toContain('meta.json');
  });
});

describe('the other commands', () => {
  it('measures', async () => {
    const measurement = await json(
      'measure',
      'fidelity',
      '--worlds',
      '1',
      '--frames',
      '20',
      '--out',
      join('reports', 'fidelity'),
    );
    expect(measurement).toMatchObject({
      measure: 'fidelity',
      worldCount: 1,
      seedBase: 1_000_000,
      heldOut: true,
    });
    expect(measurement.figures).toMatchObject({
      psnrCopyLast: expect.any(Number),
      psnrCeiling: expect.any(Number),
    });
    expect(measurement.worlds).toMatchObject([
      { seed: 1_000_000, figures: { psnr: measurement.figures.psnr } },
    ]);
    expect(JSON.parse(await readFile(join(folder, 'reports', 'fidelity', 'fidelity.json'), 'utf8'))).toEqual(
      measurement,
    );
  }, 240_000);

  it('measures a tour with its curves', async () => {
    const args = ['--suite', 'quick', '--worlds', '1', '--frames', '3', '--out', join('reports', 'tour')];
    const { figures, curves } = await json('measure', 'tour', ...args);
    expect(figures).toMatchObject({ psnrFirst100: null, psnrLast100: null });
    expect(figures.ssim).toBeLessThanOrEqual(1);
    expect(Object.keys(curves).sort()).toEqual([
      'psnr',
      'psnrCeiling',
      'psnrCopyFirst',
      'psnrCopyLast',
      'psnrNoMemory',
      'psnrSplat',
    ]);
    for (const curve of Object.values(curves)) expect(curve).toHaveLength(3);
    expect(await readFile(join(folder, 'reports', 'tour', 'tour.svg'), 'utf8')).toContain('PSNR (dB)');
  }, 240_000);

  it('compares what was measured alike, and draws it', async () => {
    await cp(join(folder, 'reports', 'tour'), join(folder, 'again'), { recursive: true });
    const pair = [join('reports', 'tour'), 'again'];
    const { labels, worldSeeds, figures } = await json('compare', ...pair, '--out', 'both.svg');
    expect({ labels, worldSeeds }).toEqual({ labels: ['tour', 'again'], worldSeeds: [1_000_000] });
    expect(figures[0]).toMatchObject({ name: 'psnr', differences: [{ mean: 0, low: 0, high: 0 }] });
    expect(await readFile(join(folder, 'both.svg'), 'utf8')).toContain('>again, no memory<');
    const { code, stderr } = await runCli(folder, 'compare', 'again', join('reports', 'fidelity'));
    expect(code).toBe(2);
    expect(stderr).toContain('Compare what was measured alike.');
  }, 240_000);

  it('makes a card of what was measured, and of nothing that other weights did', async () => {
    const card = [
      'measure',
      'card',
      '--from',
      'reports',
      '--suite',
      'quick',
      '--worlds',
      '8',
      '--frames',
      '2',
    ];
    const { file, missing, probes, sizeBytes } = await json(...card, '--out', 'card.html');
    expect(file).toBe('card.html');
    expect(missing).toContain('Coming back');
    expect(missing).not.toContain('One step ahead');
    expect(probes.testSeeds).toEqual([1_000_001, 1_000_003, 1_000_005, 1_000_007]);
    const page = await readFile(join(folder, file), 'utf8');
    expect(Buffer.byteLength(page)).toBe(sizeBytes);
    expect(page).toContain('data:image/png;base64,');
    expect(page).not.toMatch(/(src|href)="(?!data:|#)/);

    const path = join(folder, 'reports', 'tour', 'tour.json');
    const report = JSON.parse(await readFile(path, 'utf8'));
    report.model.graphs.decoder = 'f'.repeat(64);
    await writeFile(path, JSON.stringify(report));
    const { code, stderr } = await runCli(folder, ...card);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'its report of "tour" is of other weights than those of voxel-rooms (decoder); measure again.',
    );
  }, 240_000);

  it('draws a sheet of worlds', async () => {
    expect(await json('worlds', '--sheet', 'sheet.png', '--count', '2')).toEqual({
      file: 'sheet.png',
      shift: null,
      worlds: [
        { seed: 1_000_000, theme: expect.any(String) },
        { seed: 1_000_001, theme: expect.any(String) },
      ],
    });
    expect((await readFile(join(folder, 'sheet.png'))).subarray(1, 4).toString()).toBe('PNG');
  }, 240_000);

  it('writes training data', async () => {
    const summary = await json('dataset', '--worlds', '1', '--jobs', '1', '--out', 'data');
    expect(summary).toMatchObject({ worlds: 1, views: 40, shards: [join('data', 'shard-0')] });
  }, 240_000);

  it('inspects a policy, which tries it', async () => {
    const policy = fileURLToPath(
      new URL('../../../packages/policy/fixtures/recurrent-policy', import.meta.url),
    );
    const report = await json('inspect', policy);
    expect(report).toMatchObject({ kind: 'policy', manifest: { id: 'recurrent' } });
    expect(report.dryRun.actions).toHaveLength(3);
    const { stdout } = await runCli(folder, 'inspect', policy);
    expect(stdout).toContain('2 of 3 actions carried out');
  });

  it('inspects a model', async () => {
    const report = await json('inspect', 'voxel-rooms');
    expect(report).toMatchObject({ kind: 'model', manifest: { id: 'voxel-rooms' } });
    expect(report.sizeBytes).toBeLessThan(24e6);
  }, 240_000);

  it.each([
    ['few-step', '2'],
    ['staircase', '1'],
  ])(
    'dreams by attention in the schedule %s, and the same again',
    async (schedule, slots) => {
      const summary = await json(
        'rollout',
        ...['--model', 'voxel-rooms-dit', '--world', '1000003', '--view', '--keys', 'w*3'],
        ...['--schedule', schedule, '--slots', slots, '--window', '2', '--no-video', '--out', schedule],
      );
      expect(summary).toMatchObject({ frames: 4, model: { id: 'voxel-rooms-dit' } });
      const reader = await RolloutReader.open(join(folder, schedule));
      expect(reader.header).toMatchObject({
        memory: { slots: Number(slots), windowFrames: 2 },
        sampler: { schedule },
      });
      await reader.close();
      const verdict = await json('replay', schedule, '--verify');
      expect(verdict).toMatchObject({ holds: true, freeRun: { identical: true, frames: 4 } });
    },
    240_000,
  );

  it('takes a picture of any odd size', async () => {
    const pixel =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
    await writeFile(join(folder, 'pixel.png'), Buffer.from(pixel, 'base64'));
    const summary = await json(
      'rollout',
      '--image',
      'pixel.png',
      '--keys',
      'w',
      '--no-video',
      '--out',
      'pixel',
    );
    expect(summary).toMatchObject({ frames: 2, start: 'image pixel.png' });
  }, 240_000);
});
