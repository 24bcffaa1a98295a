import { escapeXml } from '../plots/svg-text.ts';
import type { CardAxis, CardPicture, CardTopic, ProvenanceItem } from './report-card.ts';
import { tableHtml } from './table-html.ts';

/** An axis as a numbered section, with its topics. */
export function axisHtml({ title, lead, topics }: CardAxis, index: number): string {
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

/** How figures came about, as a list of names and values. */
export function provenanceHtml(items: readonly ProvenanceItem[]): string {
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
