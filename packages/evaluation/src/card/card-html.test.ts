// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { cardHtml } from './card-html.ts';
import type { CardTopic, FigureRow, ReportCard } from './report-card.ts';

const row: FigureRow = {
  title: 'PSNR of <b>dreams</b> & "truth"',
  unit: 'dB',
  decimals: 2,
  value: 30.123,
  interval: { low: 29, high: 31 },
  baselines: [{ title: 'raw splat', value: 25 }],
  bars: [
    { title: 'CPU', low: 28, verdict: 'met' },
    { title: 'GPU', low: 32, verdict: 'missed' },
  ],
};

const topic: CardTopic = {
  title: 'One step ahead',
  lead: '',
  provenance: [{ name: 'suite', value: 'full' }],
  notes: ['A note.'],
  tables: [
    { kind: 'figures', caption: 'Means', valueHeading: 'Mean', rows: [row] },
    {
      kind: 'grid',
      caption: 'Policies',
      columns: ['', 'PSNR (dB)'],
      rows: [{ title: 'none', cells: [{ value: -0.001, interval: null, decimals: 2 }] }],
    },
  ],
  pictures: [
    {
      caption: 'A plot',
      alternative: 'Curves',
      content: { kind: 'svg', text: '<svg xmlns="http://www.w3.org/2000/svg"><text>#1 "50 %"</text></svg>' },
    },
    { caption: 'A strip', alternative: 'Frames', content: { kind: 'png', base64: 'iVBORw0K' } },
  ],
};

const card: ReportCard = {
  model: {
    id: 'a-model',
    title: 'A <model>',
    description: 'It dreams & wakes.',
    version: '1.0.0',
    graphs: { decoder: 'ab'.repeat(32) },
  },
  date: '2026-11-22',
  axes: [{ title: 'Visual fidelity', lead: 'How true?', topics: [topic] }],
};

const page = new DOMParser().parseFromString(cardHtml(card), 'text/html');
const text = (selector: string) => page.querySelector(selector)?.textContent;

describe('cardHtml', () => {
  it('says what it is told, and takes none of it for markup', () => {
    expect(text('h1')).toBe('A <model>');
    expect(text('h2')).toBe('1. Visual fidelity');
    expect(text('.figures tbody th')).toBe('PSNR of <b>dreams</b> & "truth"');
    expect(page.querySelector('tbody th b')).toBeNull();
    expect(text('.note')).toBe('A note.');
  });

  it('sets a figure beside its baselines and bars', () => {
    expect(text('.figures td.number b')).toBe('30.12');
    expect(text('.figures td.number small')).toBe('[29.00, 31.00]');
    expect(text('.figures li')).toBe('raw splat 25.00');
    expect(text('.figures .met')).toBe('✓ met');
    expect(text('.figures .missed')).toBe('✗ missed');
    expect(text('header .met')).toBe('✓ 1 met');
  });

  it('has no negative zero', () => {
    expect(text('.grid-table td.number')).toBe('0.00');
  });

  it('holds its pictures whole', () => {
    const [plot, strip] = [...page.querySelectorAll('img')].map((image) => image.getAttribute('src')!);
    const svg = decodeURIComponent(plot.replace('data:image/svg+xml,', ''));
    expect(svg).toBe((topic.pictures[0].content as { text: string }).text);
    expect(strip).toBe('data:image/png;base64,iVBORw0K');
  });

  it('needs nothing from elsewhere', () => {
    expect(page.querySelector('script, link, iframe')).toBeNull();
    const places = [...page.querySelectorAll('[src], [href]')].map(
      (element) => element.getAttribute('src') ?? element.getAttribute('href'),
    );
    expect(places.every((place) => place?.startsWith('data:'))).toBe(true);
    expect(text('style')).not.toMatch(/url\(|@import/);
  });
});
