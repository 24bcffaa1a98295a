import { expect, type Page } from '@playwright/test';

/** Side of the thumbnails that pictures are compared by. */
const THUMB_PX = 64;

/** The studio as a person uses it. */
export class StudioPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the studio and waits for the first dreamed frame. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.hasDreamed(0);
  }

  /** Waits until the newest frame has this number, and nothing loads. */
  async hasDreamed(frameIndex: number): Promise<void> {
    await expect(this.page.getByTestId('frame-index')).toHaveText(String(frameIndex), { timeout: 100_000 });
    await expect(this.page.getByTestId('loading')).toHaveCount(0);
  }

  async frameIndex(): Promise<number> {
    return Number(await this.page.getByTestId('frame-index').textContent());
  }

  /** Holds keys until at least so many more frames have been dreamed. */
  async hold(keys: readonly string[], frames: number): Promise<void> {
    const target = (await this.frameIndex()) + frames;
    for (const key of keys) await this.page.keyboard.down(key);
    await expect.poll(() => this.frameIndex(), { timeout: 60_000 }).toBeGreaterThanOrEqual(target);
    for (const key of keys) await this.page.keyboard.up(key);
  }

  /** Holds keys for so many frames or a few more, and waits for the rest after it. */
  async walk(keys: readonly string[], frames: number): Promise<void> {
    await this.hold(keys, frames);
    await this.isStill();
  }

  /** Dreams exactly so many frames with keys held; the walk must be paused. */
  async stepWith(key: string, frames: number): Promise<void> {
    await this.page.keyboard.down(key);
    for (let step = 0; step < frames; step++) {
      const next = (await this.frameIndex()) + 1;
      await this.page.keyboard.press('.');
      await this.hasDreamed(next);
    }
    await this.page.keyboard.up(key);
  }

  /** Waits until the walk has come to rest, and the number of its last frame is on the screen, which is told at the next refresh. */
  async isStill(): Promise<void> {
    await expect(this.page.getByText('standing still')).toBeVisible();
    await this.page.evaluate(async (refreshes) => {
      for (let refresh = 0; refresh < refreshes; refresh++) await new Promise(requestAnimationFrame);
    }, 3);
  }

  /** The dreamed picture, or the one beside it, as it is on the canvas: RGB, 0–255, without anything laid over it. */
  async picture(pane: 'view' | 'beside' = 'view'): Promise<number[]> {
    // The worker draws with the screen's refresh; two refreshes later the newest frame is there.
    return this.page.evaluate(
      async ([side, pane]) => {
        for (let refresh = 0; refresh < 3; refresh++) await new Promise(requestAnimationFrame);
        const view = document.querySelector<HTMLCanvasElement>(`[data-testid="${pane}"] > canvas`)!;
        const context = new OffscreenCanvas(side, side).getContext('2d')!;
        context.drawImage(view, 0, 0, side, side);
        return [...context.getImageData(0, 0, side, side).data].filter((_, index) => index % 4 !== 3);
      },
      [THUMB_PX, pane] as const,
    );
  }
}

/** Mean absolute difference of two pictures, 0–255. */
export function difference(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - b[index]), 0) / a.length;
}
