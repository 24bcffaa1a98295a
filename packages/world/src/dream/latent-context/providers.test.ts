import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createNodeRuntime, createNodeWasmRuntime } from '@dreamwalk/inference/node';
import { type BrowserPage, hasChromium, openBrowserPage } from '@dreamwalk/inference/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLING_SCHEDULES } from '../../rollout/sampling.ts';
import { tinyLatentFiles } from '../../testing/tiny-latent-package.ts';
import { walkTinyLatent } from '../../testing/walk-tiny-latent.ts';

/** Largest difference between two providers after seven frames, each dreamed from the ones before. */
const TOLERANCE = 1e-3;

let files: Record<string, Uint8Array>;
const reference: Record<string, number[]> = {};
beforeAll(async () => {
  files = await tinyLatentFiles();
  const runtime = await createNodeRuntime();
  for (const schedule of SAMPLING_SCHEDULES)
    reference[schedule] = await walkTinyLatent(runtime, files, schedule);
  await runtime.dispose();
});

describe.each(SAMPLING_SCHEDULES)('a walk by latent context, %s', (schedule) => {
  it('is a walk', () => {
    expect(reference[schedule]).toHaveLength(7 * 48);
    expect(reference[schedule].every(Number.isFinite)).toBe(true);
    expect(reference[schedule].slice(-48)).not.toEqual(reference[schedule].slice(0, 48));
  });

  it('is the same on WASM', async () => {
    const runtime = await createNodeWasmRuntime();
    expectSame(await walkTinyLatent(runtime, files, schedule), reference[schedule]);
    await runtime.dispose();
  });
});

// Skipped where there is no Chromium.
describe.skipIf(!hasChromium)('in Chromium', () => {
  let browser: BrowserPage;
  beforeAll(async () => {
    browser = await openBrowserPage(pageModules());
  });
  afterAll(() => browser?.close());

  it('is the same on WebGPU', async () => {
    const plain = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [...bytes]]));
    // As text, because a function would be rewritten for Node on its way through Vitest.
    const walks = await browser.page.evaluate<number[][]>(`(async () => {
      const { createWebRuntime } = await import('@dreamwalk/inference/web');
      const { walkTinyLatent } = await import('/file${sourceFile('testing/walk-tiny-latent.ts')}');
      const runtime = await createWebRuntime({ provider: 'webgpu', allowSoftwareAdapter: true });
      const files = Object.entries(${JSON.stringify(plain)}).map(([name, bytes]) => [name, Uint8Array.from(bytes)]);
      const walks = [];
      for (const schedule of ${JSON.stringify(SAMPLING_SCHEDULES)})
        walks.push(await walkTinyLatent(runtime, Object.fromEntries(files), schedule));
      await runtime.dispose();
      return walks;
    })()`);
    for (const [at, schedule] of SAMPLING_SCHEDULES.entries()) expectSame(walks[at], reference[schedule]);
  });
});

function expectSame(latents: readonly number[], expected: readonly number[]): void {
  expect(latents).toHaveLength(expected.length);
  const worst = Math.max(...latents.map((value, at) => Math.abs(value - expected[at])));
  expect(worst).toBeLessThan(TOLERANCE);
}

/** A file of this package's sources. */
function sourceFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** What the sources import by name, for a page. */
function pageModules(): Record<string, string> {
  const workspace = sourceFile('../..');
  const packages = ['geometry', 'environment', 'model-package', 'inference', 'world'].map((name) => [
    `@dreamwalk/${name}`,
    join(workspace, name, 'src/index.ts'),
  ]);
  const { resolve } = createRequire(join(workspace, 'model-package/package.json'));
  return {
    ...Object.fromEntries(packages),
    '@dreamwalk/inference/web': join(workspace, 'inference/src/web/index.ts'),
    zod: join(dirname(resolve('zod')), 'index.js'),
    fflate: join(dirname(resolve('fflate/package.json')), 'esm/browser.js'),
  };
}
