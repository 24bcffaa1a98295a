import { Color } from 'three';

/** A colour of `tokens.css`, as three.js takes it. */
export interface TokenColour {
  readonly color: Color;
  /** 0 to 1. */
  readonly opacity: number;
}

export type TokenName =
  | 'ground'
  | 'line'
  | 'line-strong'
  | 'text'
  | 'text-dim'
  | 'text-faint'
  | 'seen'
  | 'dreamed'
  | 'recalled'
  | 'record'
  | 'focus';

/** Gives the colours of a theme. */
export type TokenReader = (name: TokenName) => TokenColour;

/** Reads colours of the theme that `element` is shown in. */
export function readTokens(element: HTMLElement): TokenReader {
  const probe = element.appendChild(document.createElement('i'));
  probe.hidden = true;
  const known = new Map<TokenName, TokenColour>();
  const read = (name: TokenName) => {
    probe.style.color = `var(--${name})`;
    // Whatever the token is written as, its computed value is rgb(r, g, b) or rgba(r, g, b, a).
    const [red = 0, green = 0, blue = 0, opacity = 1] =
      getComputedStyle(probe)
        .color.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    return { color: new Color(`rgb(${red}, ${green}, ${blue})`), opacity };
  };
  for (const name of NAMES) known.set(name, read(name));
  probe.remove();
  return (name) => known.get(name)!;
}

const NAMES: readonly TokenName[] = [
  'ground',
  'line',
  'line-strong',
  'text',
  'text-dim',
  'text-faint',
  'seen',
  'dreamed',
  'recalled',
  'record',
  'focus',
];
