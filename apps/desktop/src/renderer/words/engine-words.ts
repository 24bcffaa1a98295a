import { decimal } from './decimal.ts';
import { en } from './en/index.ts';
import { i18next } from './words.ts';

interface Phrase {
  readonly key: string;
  readonly pattern: RegExp;
}

/** The more words of its own a phrase has, the earlier it is tried: `{{distance}} away` would take many others for itself. */
const PHRASES: readonly Phrase[] = Object.entries(en.engine)
  .sort(([, a], [, b]) => ownLength(b) - ownLength(a))
  .map(([key, english]) => ({ key, pattern: patternOf(english) }));

/**
 * What the engine said, in the language shown: it speaks English, in sentences, or in clauses between commas without a full stop.
 * What is not one of its standing phrases (`en/engine.ts`) stays as it is.
 */
export function translateEngine(text: string): string {
  return text
    .split(/(?<=[.!?]) /)
    .map((part) => (part.endsWith('.') ? translatePhrase(part) : translateClauses(part)) ?? part)
    .join(' ');
}

/** Undefined where one of the clauses is unknown. */
function translateClauses(text: string): string | undefined {
  const clauses = text.split(', ').map(translatePhrase);
  return clauses.includes(undefined) ? undefined : clauses.join(', ');
}

function translatePhrase(text: string): string | undefined {
  for (const { key, pattern } of PHRASES) {
    const match = pattern.exec(text);
    if (match) return fill(i18next.getResource(i18next.language, 'engine', key), match.groups ?? {});
  }
  return undefined;
}

/** Numbers such as `0.3 m` are written as the language writes them, and stay with their units. */
function fill(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    values[name]
      .replace(/^\d+\.(\d+)(?= )/, (number, digits: string) => decimal(Number(number), digits.length))
      .replace(/^([\d.,]+) /, '$1\u00a0'),
  );
}

function patternOf(english: string): RegExp {
  const source = english.replace(/[.()]/g, '\\$&').replace(/\{\{(\w+)\}\}/g, '(?<$1>.+?)');
  return new RegExp(`^${source}$`);
}

function ownLength(english: string): number {
  return english.replace(/\{\{\w+\}\}/g, '').length;
}
