/** Where and why a text stops being JSON. */
export interface JsonProblem {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** E.g. `expected a key, found "}"`. */
  readonly problem: string;
}

const SPACE = /[ \t\n\r]*/y;
const MARK = /[{}[\],:]/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these within a string.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** What may come next, as text for the message. */
const EXPECTED = {
  value: 'a value',
  firstItem: 'a value or "]"',
  key: 'a key',
  firstKey: 'a key or "}"',
  colon: '":"',
  afterItem: '"," or "]"',
  afterMember: '"," or "}"',
  end: 'the end',
};

type State = keyof typeof EXPECTED;

const TAKES_VALUE: readonly State[] = ['value', 'firstItem'];
const TAKES_KEY: readonly State[] = ['key', 'firstKey'];

/**
 * Finds the first place at which `text` is not JSON; null where it is JSON. `JSON.parse` gives a position for
 * some errors only, and words them differently in every engine.
 */
export function findJsonProblem(text: string): JsonProblem | null {
  const open: ('{' | '[')[] = [];
  let state: State = 'value';
  let at = matchEnd(SPACE, text, 0) ?? 0;
  while (at < text.length) {
    const next = step(text, at, state, open);
    if (!next) return problemAt(text, at, `expected ${EXPECTED[state]}, found ${JSON.stringify(text[at])}`);
    state = next.state;
    at = matchEnd(SPACE, text, next.end) ?? next.end;
  }
  return state === 'end'
    ? null
    : problemAt(text, at, `expected ${EXPECTED[state]}, found the end of the file`);
}

/** Takes one token; null where it is none or may not come here. */
function step(
  text: string,
  at: number,
  state: State,
  open: ('{' | '[')[],
): { state: State; end: number } | null {
  const stringEnd = matchEnd(STRING, text, at);
  if (stringEnd !== null && TAKES_KEY.includes(state)) return { state: 'colon', end: stringEnd };
  const valueEnd = stringEnd ?? matchEnd(SCALAR, text, at);
  if (valueEnd !== null)
    return TAKES_VALUE.includes(state) ? { state: stateAfterValue(open), end: valueEnd } : null;
  const end = matchEnd(MARK, text, at);
  if (end === null) return null;
  switch (text[at]) {
    case '{':
    case '[': {
      if (!TAKES_VALUE.includes(state)) return null;
      const object = text[at] === '{';
      open.push(object ? '{' : '[');
      return { state: object ? 'firstKey' : 'firstItem', end };
    }
    case '}':
      if (state !== 'firstKey' && state !== 'afterMember') return null;
      open.pop();
      return { state: stateAfterValue(open), end };
    case ']':
      if (state !== 'firstItem' && state !== 'afterItem') return null;
      open.pop();
      return { state: stateAfterValue(open), end };
    case ',':
      if (state === 'afterMember') return { state: 'key', end };
      return state === 'afterItem' ? { state: 'value', end } : null;
    default:
      return state === 'colon' ? { state: 'value', end } : null;
  }
}

function stateAfterValue(open: readonly ('{' | '[')[]): State {
  const container = open.at(-1);
  if (container === undefined) return 'end';
  return container === '{' ? 'afterMember' : 'afterItem';
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function problemAt(text: string, at: number, problem: string): JsonProblem {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before[before.length - 1].length + 1, problem };
}
