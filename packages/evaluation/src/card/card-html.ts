import { escapeXml } from '../plots/svg-text.ts';
import { barCounts } from './bar-counts.ts';
import { pageHtml } from './page-html.ts';
import type { CardAxis, CardModel, ReportCard } from './report-card.ts';
import { axisHtml, provenanceHtml } from './topic-html.ts';

/**
 * A report card as one page of HTML that needs nothing beside it: no script, style sheet or picture from elsewhere.
 * It follows the reader's light or dark scheme and prints on white.
 */
export function cardHtml({ model, date, axes }: ReportCard): string {
  return pageHtml(`${model.title}: report card`, [headerHtml(model, date, axes), ...axes.map(axisHtml)]);
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
