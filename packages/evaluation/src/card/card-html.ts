import { escapeXml } from '../plots/svg-text.ts';
import { barCounts } from './bar-counts.ts';
import { CARD_STYLE } from './card-style.ts';
import type {
  CardAxis,
  CardModel,
  CardPicture,
  CardTopic,
  ProvenanceItem,
  ReportCard,
} from './report-card.ts';
import { tableHtml } from './table-html.ts';

/**
 * A report card as one page of HTML that needs nothing beside it: no script, style sheet or picture from elsewhere.
 * It follows the reader's light or dark scheme and prints on white.
 */
export function cardHtml({ model, date, axes }: ReportCard): string {
  const title = `${model.title}: report card`;
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
    headerHtml(model, date, axes),
    ...axes.map((axis, index) => axisHtml(axis, index)),
    '</main></body>',
    '</html>',
    '',
  ].join('\n');
}

function headerHtml(
  { id, title, description, version, graphs }: CardModel,
  date: string,
  axes: readonly CardAxis[],
): string {
  const facts = [
    { name: 'model', value: `${id} ${version}` },
    { name: 'card made', value: date },
    ...Object.entries(graphs).map(([graph, sha256]) => ({
      name: graph,
      value: `sha256 ${sha256.slice(0, 12)}…`,
    })),
  ];
  return [
    '<header>',
    '<p class="kicker">World model report card</p>',
    `<h1>${escapeXml(title)}</h1>`,
    `<p class="lead">${escapeXml(description)}</p>`,
    provenanceHtml(facts),
    ...barCounts(axes).map(
      ({ title: trained, met, missed, notJudged }) =>
        `<p class="legend"><span>Bars for ${escapeXml(trained)}-trained models:</span> <span class="met">✓ ${met} met</span> ` +
        `<span class="missed">✗ ${missed} missed</span> <span>${notJudged} not judged</span></p>`,
    ),
    LEGEND,
    '</header>',
  ].join('\n');
}

/** What the marks in the tables stand for. */
const LEGEND = [
  '<p class="legend">',
  `<span>${legendMark('<line class="mark-whisker" x1="2" y1="8" x2="26" y2="8"/><circle class="mark-value" cx="14" cy="8" r="4"/>')}mean with its 95 % interval</span>`,
  `<span>${legendMark('<circle class="mark-baseline" cx="14" cy="8" r="3.5"/>')}baseline</span>`,
  `<span>${legendMark('<line class="mark-bar" x1="14" y1="1" x2="14" y2="15"/>')}bar to clear</span>`,
  '<span>each line has a scale of its own</span>',
  '</p>',
].join('');

function legendMark(marks: string): string {
  return `<svg class="mark" width="28" height="16" viewBox="0 0 28 16" aria-hidden="true">${marks}</svg>`;
}

function axisHtml({ title, lead, topics }: CardAxis, index: number): string {
  return [
    '<section>',
    `<h2>${index + 1}. ${escapeXml(title)}</h2>`,
    paragraphHtml('lead', lead),
    ...topics.map(topicHtml),
    '</section>',
  ].join('\n');
}

function topicHtml({ title, lead, provenance, notes, tables, pictures }: CardTopic): string {
  return [
    '<article>',
    `<h3>${escapeXml(title)}</h3>`,
    paragraphHtml('lead', lead),
    provenance ? provenanceHtml(provenance) : '',
    ...tables.map(tableHtml),
    ...notes.map((note) => paragraphHtml('note', note)),
    ...pictures.map(pictureHtml),
    '</article>',
  ].join('\n');
}

function paragraphHtml(name: string, text: string): string {
  return text === '' ? '' : `<p class="${name}">${escapeXml(text)}</p>`;
}

function provenanceHtml(items: readonly ProvenanceItem[]): string {
  const pairs = items.map(
    ({ name, value }) => `<div><dt>${escapeXml(name)}</dt><dd>${escapeXml(value)}</dd></div>`,
  );
  return `<dl>${pairs.join('')}</dl>`;
}

/** Pictures are images of their own, so that the styles of one plot do not reach the page or another plot. */
function pictureHtml({ caption, alternative, content }: CardPicture): string {
  const source =
    content.kind === 'png' ? `data:image/png;base64,${content.base64}` : svgDataUri(content.text);
  return (
    `<figure><img class="${content.kind}" src="${source}" alt="${escapeXml(alternative)}">` +
    `<figcaption>${escapeXml(caption)}</figcaption></figure>`
  );
}

/** An SVG as text in a URI: base64 would be a third longer. */
function svgDataUri(svg: string): string {
  return `data:image/svg+xml,${svg.replace(/[%#<>"'&\r\n\t]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}
