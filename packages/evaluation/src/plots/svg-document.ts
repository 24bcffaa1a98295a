import { PLOT_STYLE } from './plot-style.ts';
import { escapeXml } from './svg-text.ts';

/**
 * A standalone SVG with the style of all plots.
 *
 * @param title told to screen readers
 * @param marks elements, one a line
 */
export function svgDocument(
  title: string,
  widthPx: number,
  heightPx: number,
  marks: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" ` +
      `viewBox="0 0 ${widthPx} ${heightPx}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${PLOT_STYLE}</style>`,
    ...marks,
    '</svg>',
    '',
  ].join('\n');
}
