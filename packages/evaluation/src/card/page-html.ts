import { escapeXml } from '../plots/svg-text.ts';
import { CARD_STYLE } from './card-style.ts';

/**
 * One page of HTML that needs nothing beside it, in the style of the report card: no script, style sheet or picture from
 * elsewhere. It follows the reader's light or dark scheme and prints on white.
 *
 * @param title as text
 * @param body as HTML, one piece after the other
 */
export function pageHtml(title: string, body: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Whatever a report said, nothing is loaded and nothing runs.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>\n${CARD_STYLE}\n</style>`,
    '</head>',
    '<body><main>',
    ...body,
    '</main></body>',
    '</html>',
    '',
  ].join('\n');
}
