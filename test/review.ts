/**
 * Takes pictures of every room and dialog, to be looked at: `node test/review.ts [language …]` writes
 * test/screenshots/review/LANGUAGE/SCENE-WIDTHxHEIGHT-SCHEME.png. Needs the studio built, as the tests do.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { de } from '../apps/desktop/src/renderer/words/de/index.ts';
import { en } from '../apps/desktop/src/renderer/words/en/index.ts';
import { fr } from '../apps/desktop/src/renderer/words/fr/index.ts';
import { formatTum, NERFSTUDIO_CONVENTION, toConvention } from '../packages/trajectory/src/index.ts';
import { CURVED_WALK } from './support/curved-walk.ts';
import { openChromium } from './support/fixtures.ts';
import { startServer } from './support/local-server.ts';
import { SCREENSHOTS } from './support/paths.ts';
import { recordRollout } from './support/record-rollout.ts';
import { writeSmallModel } from './support/small-model.ts';
import { StudioPage } from './support/studio-page.ts';

const WORDS = { en, de, fr } as const;
type Language = keyof typeof WORDS;

interface View {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'dark' | 'light';
}
const SMALL: View = { width: 1280, height: 800, scheme: 'dark' };
const LARGE: View = { width: 1920, height: 1080, scheme: 'dark' };
const VIEWS: Readonly<Record<Language, readonly View[]>> = {
  en: [SMALL, { ...SMALL, scheme: 'light' }, LARGE, { ...LARGE, scheme: 'light' }],
  de: [SMALL],
  fr: [SMALL],
};

const folder = mkdtempSync(join(tmpdir(), 'dreamwalk-review-'));
const recordings = join(folder, 'rollouts');
recordRollout(join(recordings, 'a-walk'), 2_000_011, 12);
recordRollout(join(recordings, 'another-walk'), 2_000_123, 5);
const server = await startServer(recordings, join(folder, 'models'));
const browser = await openChromium();
try {
  const asked = process.argv.slice(2) as Language[];
  for (const language of asked.length > 0 ? asked : (Object.keys(WORDS) as Language[]))
    await review(browser, language);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Walks through the studio in one language and takes every picture on the way. */
async function review(browser: Browser, language: Language): Promise<void> {
  const { width, height } = SMALL;
  const context = await browser.newContext({ viewport: { width, height }, locale: language });
  const page = await context.newPage();
  const studio = new StudioPage(page);
  const into = join(SCREENSHOTS, 'review', language);
  mkdirSync(into, { recursive: true });
  const shoot = async (scene: string) => {
    for (const view of VIEWS[language]) {
      await page.setViewportSize(view);
      await page.evaluate((scheme) => {
        document.documentElement.dataset.theme = scheme;
      }, view.scheme);
      await page.waitForTimeout(400);
      const name = `${scene}-${view.width}x${view.height}-${view.scheme}.png`;
      await page.screenshot({ path: join(into, name) });
    }
  };
  await page.goto(server.address);
  await shoot('explore-opening');
  await studio.hasDreamed(0);
  await shootExplore(studio, language, shoot);
  await shootDialogs(page, language, shoot);
  await shootTrajectories(page, language, shoot);
  await shootEvaluate(page, language, shoot);
  await shootLibrary(page, language, shoot);
  await page.goto(`${server.address}?model=missing-rooms`);
  await page.getByRole('alert').waitFor();
  await shoot('explore-failure');
  await context.close();
}

type Shoot = (scene: string) => Promise<void>;

async function shootExplore(studio: StudioPage, language: Language, shoot: Shoot): Promise<void> {
  const { page } = studio;
  const { explore } = WORDS[language];
  const beside = page.getByRole('combobox', { name: explore.beside.label });
  await studio.hold(['w', 'ArrowLeft'], 14);
  await page.keyboard.press('i');
  await shoot('explore-walking');
  await page.keyboard.press('i');
  await page.keyboard.press('v');
  await studio.hold(['ArrowRight'], 4);
  await shoot('explore-recording');
  await page.keyboard.press('v');
  await page.getByTestId('recording').waitFor();
  await shoot('explore-recorded');
  await page.getByRole('button', { name: explore.recording.dismiss }).click();

  await page.keyboard.press('b');
  await studio.hold(['ArrowLeft'], 4);
  await shoot('explore-reality');
  await page.keyboard.press('x');
  await shoot('explore-difference');
  await page.keyboard.press('x');
  await beside.selectOption({ label: explore.beside.nothing });

  await page.getByRole('slider', { name: explore.filmstrip.label }).focus();
  for (let back = 0; back < 8; back++) await page.keyboard.press('ArrowLeft');
  await page.getByRole('slider', { name: explore.filmstrip.label }).blur();
  await studio.hold(['w'], 4);
  await page.getByRole('navigation', { name: explore.branches.label }).waitFor();
  await page.keyboard.press('Space');
  await shoot('explore-branches');
  await page.keyboard.press('Space');
}

async function shootDialogs(page: Page, language: Language, shoot: Shoot): Promise<void> {
  const { common, settings } = WORDS[language];
  await page.keyboard.press('h');
  await page.getByRole('dialog', { name: settings.help.title }).waitFor();
  await shoot('dialog-help');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: common.commands.label }).waitFor();
  await shoot('dialog-commands');
  await page.keyboard.type('2000');
  await shoot('dialog-commands-searched');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: settings.title });
  for (const tab of ['controls', 'feel', 'appearance'] as const) {
    await dialog.getByRole('tab', { name: settings.tabs[tab] }).click();
    await shoot(`dialog-settings-${tab}`);
  }
  await page.keyboard.press('Escape');
}

async function shootTrajectories(page: Page, language: Language, shoot: Shoot): Promise<void> {
  const { common, trajectories } = WORDS[language];
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const give = async (name: string, text: string) => {
    const chooser = page.waitForEvent('filechooser');
    await press(trajectories.list.import);
    await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  };
  await press(common.rooms.trajectories);
  await shoot('trajectories-empty');
  await press(trajectories.list.draw);
  await press(trajectories.list.takeWalk);
  await shoot('trajectories-walk');
  await press(trajectories.keyframes.drawAnew);
  await press(trajectories.keyframes.number.replace('{{number}}', '2'));
  await press(trajectories.view.frameAll);
  await shoot('trajectories-editor');

  await give('from-opengl.tum', formatTum(toConvention(CURVED_WALK, NERFSTUDIO_CONVENTION)));
  await page.getByRole('dialog').waitFor();
  await shoot('trajectories-import');
  await page.keyboard.press('Escape');
  await give('broken.tum', '0 0 0 0 0 0 0 1\n0.1 0 nan 0 0 0 0 1\n');
  await page.getByRole('alert').waitFor();
  await shoot('trajectories-refused');
}

/** Real episodes alone: they need no dream, and are run in no time. */
const SUITE = {
  format: 'dreamwalk-suite/1',
  name: 'walkers',
  arms: ['reality'],
  worlds: { from: 2_000_000, count: 4 },
  steps: 40,
  tasks: [
    { id: 'explore', kind: 'explore', squares: 6 },
    { id: 'reach-goal', kind: 'reach-goal', nearestM: 2, farthestM: 5, withinM: 1 },
  ],
  policies: ['random', 'wander', 'bump-and-turn', 'follow-wall'],
};

async function shootEvaluate(page: Page, language: Language, shoot: Shoot): Promise<void> {
  const { common, evaluate } = WORDS[language];
  await page.getByRole('button', { name: common.rooms.evaluate, exact: true }).click();
  await page.getByRole('complementary').getByRole('button', { name: evaluate.runs.new }).click();
  await page.getByRole('checkbox').first().waitFor();
  await shoot('evaluate-build');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: evaluate.runs.open }).click();
  const buffer = Buffer.from(JSON.stringify(SUITE));
  await (await chooser).setFiles({ name: 'suite.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: evaluate.build.start, exact: true }).click();
  await page.getByRole('button', { name: evaluate.run.report }).waitFor({ timeout: 200_000 });
  for (const tab of ['success', 'differences', 'reality', 'failures'] as const) {
    await page.getByRole('tab', { name: evaluate.run.tabs[tab] }).click();
    await shoot(`evaluate-${tab}`);
  }
}

async function shootLibrary(page: Page, language: Language, shoot: Shoot): Promise<void> {
  const { common, library } = WORDS[language];
  const show = (tab: string) => page.getByRole('tab', { name: tab }).click();
  await page.getByRole('button', { name: common.rooms.library, exact: true }).click();
  await page.getByRole('article').waitFor();
  await shoot('library-models');
  const damaged = await writeSmallModel(join(folder, language));
  writeFileSync(join(damaged, 'decoder.onnx'), 'no graph');
  await page.getByRole('button', { name: library.add.button }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: library.add.folder }).click();
  await (await chooser).setFiles(damaged);
  await page.getByTestId('install').getByRole('alert').waitFor();
  await shoot('library-refused');
  await page.getByTestId('install').getByRole('button', { name: library.dismiss }).click();

  await show(library.tabs.worlds);
  await page.locator('[data-testid="gallery"] canvas[data-drawn="true"]').nth(7).waitFor();
  await shoot('library-worlds');

  await show(library.tabs.recordings);
  const row = page.getByTestId('recording-row').filter({ hasText: '2000011' });
  await row.getByRole('button', { name: library.recordings.verify }).click();
  await row.getByText(library.recordings.identical).waitFor({ timeout: 120_000 });
  await shoot('library-recordings');
  const more = row.getByRole('button', { name: library.recordings.more.replace('{{name}}', 'a-walk') });
  await more.click();
  await shoot('library-menu');
  await page.getByRole('menuitem', { name: library.recordings.delete }).click();
  await shoot('library-undo');
  await page.getByRole('button', { name: library.undo.action }).click();
}
