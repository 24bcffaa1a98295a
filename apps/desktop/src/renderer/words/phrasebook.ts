import { decimal } from './decimal.ts';
import { i18next } from './words.ts';

interface Phrase {
  readonly key: string;
  readonly pattern: RegExp;
}

/** What goes into a gap of a phrase in place of what stood there; undefined where it can be no phrase of this kind then. */
export type FillGap = (gap: string, value: string) => string | undefined;

const GAP = /\{\{(\w+)\}\}/;
const GAPS = new RegExp(GAP, 'g');

/** Recognises what was said in English by standing phrases with gaps, and says it in the language shown. */
export class Phrasebook {
  readonly #namespace: 'engine' | 'failures';
  readonly #phrases: readonly Phrase[];
  readonly #fillGap: FillGap;

  /**
   * @param namespace of the words
   * @param english the phrases by their keys within the namespace
   */
  constructor(
    namespace: 'engine' | 'failures',
    english: Readonly<Record<string, string>>,
    fillGap: FillGap = (_, value) => value,
  ) {
    this.#namespace = namespace;
    this.#fillGap = fillGap;
    // The more words of its own a phrase has, the earlier it is tried: `{{distance}} away` would take many others for itself.
    this.#phrases = Object.entries(english)
      .sort(([, a], [, b]) => ownLength(b) - ownLength(a))
      .map(([key, phrase]) => ({ key, pattern: patternOf(phrase) }));
  }

  /** Undefined where it is no phrase of this book. */
  translate(text: string): string | undefined {
    for (const { key, pattern } of this.#phrases) {
      const match = pattern.exec(text);
      const said = match && this.#say(key, match.groups ?? {});
      if (said) return said;
    }
    return undefined;
  }

  #say(key: string, gaps: Readonly<Record<string, string>>): string | undefined {
    const phrase: string = i18next.getResource(i18next.language, this.#namespace, key);
    const filled = Object.entries(gaps).map(([gap, value]) => [gap, this.#fillGap(gap, value)] as const);
    if (filled.some(([, value]) => value === undefined)) return undefined;
    const values = Object.fromEntries(filled) as Readonly<Record<string, string>>;
    return phrase.replace(GAPS, (_, gap: string) => withNumber(values[gap]));
  }
}

/** Numbers such as `0.3 m` are written as the language writes them, and stay with their units. */
function withNumber(value: string): string {
  return value
    .replace(/^\d+\.(\d+)(?= |$)/, (number, digits: string) => decimal(Number(number), digits.length))
    .replace(/^([\d.,]+) (?=\S+$)/, '$1\u00a0');
}

function patternOf(english: string): RegExp {
  const parts = english.split(GAP);
  const source = parts.map((part, at) =>
    at % 2 ? `(?<${part}>.+?)` : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`, 'is');
}

function ownLength(english: string): number {
  return english.replace(GAPS, '').length;
}
