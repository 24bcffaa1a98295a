import { escapeXml } from '../plots/svg-text.ts';
import { intervalMark } from './interval-mark.ts';
import { boundsText, intervalText, numberText } from './number-text.ts';
import type {
  CardBar,
  CardTable,
  FigureRow,
  FigureTable,
  GridCell,
  GridTable,
  TextCell,
} from './report-card.ts';

const VERDICT_SIGNS: Readonly<Record<CardBar['verdict'], string>> = {
  met: '✓ met',
  missed: '✗ missed',
  'not judged': 'not judged',
};

/** A table as HTML. */
export function tableHtml(table: CardTable): string {
  return table.kind === 'figures' ? figureTableHtml(table) : gridTableHtml(table);
}

function figureTableHtml({ caption, valueHeading, rows }: FigureTable): string {
  // The column stays where it is empty, so that all tables of the page stand in line.
  const barHeading = rows.some(({ bars }) => bars.length > 0) ? 'Bars, by what trained' : '';
  const headings = ['Figure', valueHeading, '', 'Baselines', barHeading];
  return [
    '<table class="figures">',
    `<caption>${escapeXml(caption)}</caption>`,
    `<thead><tr>${headings.map((text) => `<th scope="col">${escapeXml(text)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(figureRowHtml),
    '</tbody></table>',
  ].join('\n');
}

function figureRowHtml(row: FigureRow): string {
  const { title, unit, decimals, value, interval, baselines, bars } = row;
  const beside = baselines.map(
    (baseline) =>
      `<li><span>${escapeXml(baseline.title)}</span> <b>${numberText(baseline.value, decimals)}</b></li>`,
  );
  const remarks = [...new Set(bars.flatMap(({ remark }) => remark ?? []))];
  return [
    `<tr><th scope="row">${escapeXml(title)}</th>`,
    `<td class="number"><b>${numberText(value, decimals)}</b>${value === null ? '' : unitHtml(unit)}`,
    `<small>${intervalText(interval, decimals)}</small></td>`,
    `<td class="picture">${intervalMark(row)}</td>`,
    `<td>${listHtml(beside)}</td>`,
    `<td>${listHtml(bars.map((bar) => barHtml(bar, unit)))}`,
    ...remarks.map((remark) => `<small>${escapeXml(remark)}</small>`),
    '</td></tr>',
  ].join('');
}

function barHtml(bar: CardBar, unit: string): string {
  return (
    `<li><span>${escapeXml(bar.title)} ${boundsText(bar)}${unitHtml(unit)}</span> ` +
    `<b class="${bar.verdict.replace(' ', '-')}">${VERDICT_SIGNS[bar.verdict]}</b></li>`
  );
}

function gridTableHtml({ caption, columns, rows }: GridTable): string {
  return [
    '<div class="wide"><table class="grid-table">',
    `<caption>${escapeXml(caption)}</caption>`,
    `<thead><tr>${columns.map((text) => `<th scope="col">${escapeXml(text)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(
      ({ title, cells }) =>
        `<tr><th scope="row">${escapeXml(title)}</th>${cells.map(gridCellHtml).join('')}</tr>`,
    ),
    ...(rows.length === 0 ? [`<tr><td class="empty" colspan="${columns.length}">none yet</td></tr>`] : []),
    '</tbody></table></div>',
  ].join('\n');
}

function gridCellHtml(cell: GridCell | TextCell): string {
  if ('text' in cell) return `<td>${escapeXml(cell.text)}</td>`;
  const { value, interval, decimals } = cell;
  return `<td class="number">${numberText(value, decimals)}<small>${intervalText(interval, decimals)}</small></td>`;
}

function listHtml(items: readonly string[]): string {
  return items.length > 0 ? `<ul>${items.join('')}</ul>` : '';
}

/** A degree stands at its number, other units apart from it. */
function unitHtml(unit: string): string {
  if (unit === '' || unit === 'R²') return '';
  return unit === '°' ? unit : `\u202f${escapeXml(unit)}`;
}
