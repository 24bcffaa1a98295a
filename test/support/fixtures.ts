import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, test as base, chromium } from '@playwright/test';
import { type LocalServer, startServer } from './local-server.ts';
import { findChromium } from './paths.ts';

/** What makes WebGPU run on a machine without a GPU, on Chromium's own software renderer. */
export const SOFTWARE_GPU = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

interface WorkerFixtures {
  readonly recordings: string;
  readonly server: LocalServer;
  readonly plainBrowser: Browser;
}

/** Tests that have a local server and a browser for themselves. */
export const test = base.extend<object, WorkerFixtures>({
  recordings: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'dreamwalk-recordings-'));
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ recordings }, use) => {
      const server = await startServer(recordings);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  plainBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      const browser = await openChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

/** The system's Chromium; as root, which is who runs containers, it has no sandbox. */
export function openChromium(flags: readonly string[] = []): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: findChromium(), args: [...sandbox, ...flags] });
}
