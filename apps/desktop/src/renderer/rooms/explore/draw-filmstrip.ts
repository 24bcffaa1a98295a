import { fitCanvas } from '../../components/fit-canvas.ts';
import { palette } from '../../components/palette.ts';
import type { WalkHistory } from '../../studio/walk-history.ts';
import { FilmstripScale } from './filmstrip-scale.ts';

/** Height of the band below the pictures that tells how much of each frame was remembered. */
const BAND_PX = 4;

/** Draws the walk so far: its pictures, how much of each frame was remembered, and which frame is shown. */
export function drawFilmstrip(canvas: HTMLCanvasElement, history: WalkHistory, shown: number): void {
  const { context, width, height } = fitCanvas(canvas);
  const side = height - BAND_PX - 1;
  const scale = new FilmstripScale(history.span, width, side);
  for (const { frame, width } of scale.pictured(side)) {
    const picture = history.frame(frame)?.picture;
    if (!picture) continue;
    const kept = picture.width * (width / side);
    context.globalAlpha = frame > shown ? 0.35 : 1;
    context.drawImage(
      picture,
      (picture.width - kept) / 2,
      0,
      kept,
      picture.height,
      scale.leftOf(frame),
      0,
      width,
      side,
    );
  }
  context.globalAlpha = 1;
  for (let frame = history.span.first; frame <= history.span.last; frame++) {
    const { coveredShare = 0 } = history.frame(frame) ?? {};
    const left = scale.leftOf(frame);
    const seen = BAND_PX * coveredShare;
    context.globalAlpha = frame > shown ? 0.35 : 1;
    context.fillStyle = palette().dreamed;
    context.fillRect(left, height - BAND_PX, scale.framePx + 0.5, BAND_PX - seen);
    context.fillStyle = palette().recalled;
    context.fillRect(left, height - seen, scale.framePx + 0.5, seen);
  }
  context.globalAlpha = 1;
  context.fillStyle = palette().text;
  context.fillRect(Math.min(width - 2, scale.leftOf(shown) + scale.framePx / 2 - 1), 0, 2, height);
}
