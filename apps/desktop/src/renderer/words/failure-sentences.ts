import { en } from './en/index.ts';
import { Phrasebook } from './phrasebook.ts';

const { messages, clauses, foreign } = en.failures;

/** Gaps that hold a clause, or else what another program said or a name. */
const MAY_BE_CLAUSE: ReadonlySet<string> = new Set([
  'cause',
  'columns',
  'remedy',
  'end',
  'expected',
  'found',
  'key',
  'known',
  'range',
  'what',
  'side',
  'names',
  'place',
  'field',
]);

const CLAUSES: Phrasebook = new Phrasebook(
  'failures',
  { ...under('clauses', clauses), ...under('foreign', foreign) },
  fillGap,
);
const MESSAGES = new Phrasebook('failures', under('messages', messages), fillGap);

/**
 * The message of an error, in the language shown; undefined where it is none of those in `en/failures.ts`.
 * @param message full sentences in English
 */
export function translateFailure(message: string): string | undefined {
  return MESSAGES.translate(message);
}

/** A `problem` is a clause, or the message is another one. Names and numbers in other gaps stay as they are. */
function fillGap(gap: string, value: string): string | undefined {
  if (gap === 'problem') return CLAUSES.translate(value);
  return (MAY_BE_CLAUSE.has(gap) && CLAUSES.translate(value)) || value;
}

function under(part: string, phrases: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(phrases).map(([key, phrase]) => [`${part}.${key}`, phrase]));
}
