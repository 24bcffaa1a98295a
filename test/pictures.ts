/**
 * Takes the README's pictures of the studio: `node test/pictures.ts` writes docs/images/{explore,beside,trajectories,library,evaluate}.png
 * and walk.gif. Serves as `npm start` does, which builds what is stale: a picture of an old build would show another world.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { serve } from './support/local-server.ts';
import { findChromium, ROOT } from './support/paths.ts';
import { StudioPage } from './support/studio-page.ts';

const IMAGES = join(ROOT, 'docs', 'images');
const GIF = { frames: 60, sidePx: 256, frameMs: 100 };

const NOTHING_OVER_IT = '[data-testid="view"] > :not(canvas) { visibility: hidden; }';

const launcher = join(ROOT, 'scripts', 'launch.mjs');
const server = await serve(
  spawn(process.execPath, [launcher, 'start', '--browser', '--no-open'], { cwd: ROOT }),
);
const browser = await chromium.launch({ executablePath: findChromium() });
try {
  const viewport = { width: 1280, height: 800 };
  const page = await browser.newPage({ viewport, colorScheme: 'dark', locale: 'en-US' });
  const studio = new StudioPage(page);
  await studio.open(server.address);
  await studio.walk(['w'], 8);
  await studio.walk(['ArrowLeft'], 3);
  await shoot(page, 'explore');

  await page
    .getByRole('combobox', { name: 'What is shown beside the dream' })
    .selectOption({ label: 'Without memory' });
  await page.keyboard.press('Space');
  await studio.stepWith('ArrowRight', 10);
  await studio.stepWith('ArrowLeft', 9);
  await shoot(page, 'beside');
  await page
    .getByRole('combobox', { name: 'What is shown beside the dream' })
    .selectOption({ label: 'Nothing' });
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Pause' }).waitFor();

  await film(studio);
  await showTrajectory(page);
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await page.getByRole('tab', { name: 'Worlds' }).click();
  await page.waitForTimeout(6000);
  await shoot(page, 'library');

  // Where assets/suites/walkers.json was evaluated into evaluations/walkers; it takes an hour.
  await page.getByRole('button', { name: 'Evaluate', exact: true }).click();
  await page.waitForTimeout(1000);
  const walkers = page.getByRole('button', { name: /^walkers/ });
  if ((await walkers.count()) > 0) {
    await walkers.click();
    await page.getByRole('tab', { name: 'Success' }).waitFor();
    await shoot(page, 'evaluate');
  }
} finally {
  await browser.close();
  await server.stop();
}

/** A walk that wanders, frame by frame at an even pace however slow this machine is. */
async function film(walk: StudioPage): Promise<void> {
  const { page } = walk;
  await page.keyboard.press('r');
  await walk.hasDreamed(0);
  await page.keyboard.press('t');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  const frames: Buffer[] = [];
  const view = page.locator('[data-testid="view"] > canvas');
  for (let frame = 0; frame < GIF.frames; frame++) {
    const next = (await walk.frameIndex()) + 1;
    await page.keyboard.press('.');
    await walk.hasDreamed(next);
    frames.push(
      await sharp(await view.screenshot({ style: NOTHING_OVER_IT }))
        .resize(GIF.sidePx)
        .png()
        .toBuffer(),
    );
  }
  const delay = frames.map(() => GIF.frameMs);
  await sharp(frames, { join: { animated: true } })
    .gif({ delay, loop: 0, effort: 10 })
    .toFile(join(IMAGES, 'walk.gif'));
}

/** The walk that was just filmed, as a trajectory. */
async function showTrajectory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Trajectories', exact: true }).click();
  await page.getByRole('button', { name: 'Take the walk so far' }).click();
  await page.waitForTimeout(1500);
  await shoot(page, 'trajectories');
}

async function shoot(page: Page, name: string): Promise<void> {
  // Where things lie on the machine that takes the pictures is nobody's business.
  await page.getByTestId('folders').evaluateAll((notes: HTMLElement[]) => {
    for (const note of notes) note.style.visibility = 'hidden';
  });
  await page.screenshot({ path: join(IMAGES, `${name}.png`) });
}
