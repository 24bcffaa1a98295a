import { en } from './en/index.ts';
import { Phrasebook } from './phrasebook.ts';

const PHRASES = new Phrasebook('engine', en.engine);

/**
 * What the engine said, in the language shown: it speaks English, in sentences, or in clauses between commas without a full stop.
 * What is not one of its standing phrases (`en/engine.ts`) stays as it is.
 */
export function translateEngine(text: string): string {
  return text
    .split(/(?<=[.!?]) /)
    .map((part) => (part.endsWith('.') ? PHRASES.translate(part) : translateClauses(part)) ?? part)
    .join(' ');
}

/** Undefined where one of the clauses is unknown. */
function translateClauses(text: string): string | undefined {
  const clauses = text.split(', ').map((clause) => PHRASES.translate(clause));
  return clauses.includes(undefined) ? undefined : clauses.join(', ');
}
