/** Dashes of the lines in their order, so that they are told apart without colour too. */
export const LINE_DASHES: readonly string[] = ['none', '7 4', '2 3', '10 3 2 3', '14 4', '5 2 2 2 2 2'];

/** Ink and grid of a scheme, and its lines in their order. */
export interface PlotColours {
  readonly ink: string;
  readonly grid: string;
  /** Text on a line's colour. */
  readonly onLine: string;
  readonly lines: readonly string[];
}

/** On white or nearly so. Every line stands out from it by 3 : 1 at least, text by 4.5 : 1 (WCAG 2.2). */
export const LIGHT_COLOURS: PlotColours = {
  ink: '#3b434b',
  grid: '#d8dde2',
  onLine: '#ffffff',
  lines: ['#0b66c3', '#c2410c', '#0f766e', '#a21caf', '#8a6100', '#5b6470'],
};

/** The same hues for a near-black background. */
export const DARK_COLOURS: PlotColours = {
  ink: '#c9d1d9',
  grid: '#343b43',
  onLine: '#0d1117',
  lines: ['#58a6ff', '#fb923c', '#2dd4bf', '#e879f9', '#e3b341', '#9aa4af'],
};

/** The style sheet of a plot: light colours, and dark ones where the reader prefers them. */
export const PLOT_STYLE: string = [
  'text{font-family:system-ui,sans-serif;font-size:13px}',
  '.heading{font-size:17px;font-weight:600}',
  '.name{font-size:14px}',
  '.grid,.axis{stroke-width:1}.equal{stroke-dasharray:4 4}',
  '.curve{fill:none;stroke-width:2;stroke-linejoin:round}',
  '.band{stroke:none;fill-opacity:.18}',
  '.whisker{stroke-width:1.5;stroke-opacity:.55}',
  '.ring{stroke-width:1.5}.ring,.frame{fill:none}',
  '.number{font-size:11px;font-weight:600}',
  coloursOf(LIGHT_COLOURS),
  `@media (prefers-color-scheme:dark){${coloursOf(DARK_COLOURS)}}`,
].join('');

function coloursOf({ ink, grid, onLine, lines }: PlotColours): string {
  return [
    `text{fill:${ink}}.on-dot{fill:${onLine}}.axis{stroke:${ink}}.grid,.frame{stroke:${grid}}`,
    ...lines.map(
      (colour, index) =>
        `:is(.curve,.whisker,.ring).line${index}{stroke:${colour}}:is(.band,.dot).line${index}{fill:${colour}}`,
    ),
  ].join('');
}
