import { defineConfig } from '@playwright/test';

// End to end: the built studio in the system's Chromium against the local server, and in Electron.
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/e2e',
  // The machine has one CPU to dream on: tests that walk at the same time would only measure each other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? '../test-results/e2e.json' }],
  ],
});
