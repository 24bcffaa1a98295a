import { fitCanvas } from '../../components/fit-canvas.ts';
import { palette } from '../../components/palette.ts';
import { HISTORY_STEPS } from '../../studio/frame-feed.ts';

/** Room above the budget, so that slow steps show. */
const HEADROOM = 1.6;

/** Draws the times of the last steps as bars, and the time there is for one as a line. */
export function drawStepHistory(
  canvas: HTMLCanvasElement,
  stepsMs: readonly number[],
  budgetMs: number,
): void {
  const { context, width, height } = fitCanvas(canvas);
  const barWidth = width / HISTORY_STEPS;
  const heightOf = (ms: number) => Math.min(height, (ms / (budgetMs * HEADROOM)) * height);
  const left = width - stepsMs.length * barWidth;
  stepsMs.forEach((ms, index) => {
    context.fillStyle = ms > budgetMs ? palette().dreamed : palette().bar;
    context.fillRect(
      left + index * barWidth,
      height - heightOf(ms),
      Math.max(1, barWidth - 0.6),
      heightOf(ms),
    );
  });
  context.fillStyle = palette().line;
  context.fillRect(0, height - heightOf(budgetMs), width, 1);
}
