import { type ColorScheme, colorSchemeStore } from '../styles/color-scheme.ts';

/** What is drawn by hand on canvases, by the tokens that it has its colours from. */
const TOKENS = {
  text: '--text',
  faint: '--text-faint',
  line: '--line-strong',
  grid: '--grid',
  bar: '--bar',
  path: '--path',
  beam: '--beam',
  beamEnd: '--beam-end',
  seen: '--seen',
  dreamed: '--dreamed',
  recalled: '--recalled',
} as const;

export type Palette = Readonly<Record<keyof typeof TOKENS, string>>;

let known: { readonly scheme: ColorScheme; readonly palette: Palette } | undefined;

/** The colours of `tokens.css` for canvases, as they are in the scheme that the page has now. */
export function palette(): Palette {
  const { scheme } = colorSchemeStore.getState();
  if (known?.scheme !== scheme) known = { scheme, palette: readTokens() };
  return known.palette;
}

function readTokens(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colours = Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token)]);
  return Object.fromEntries(colours) as Palette;
}
