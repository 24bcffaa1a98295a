/** Where something stands in a text. */
export interface TextPlace {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Where the key or the array item at `path` begins in a JSON text; for a path that is not there, the deepest part of it that is.
 * An empty path is the beginning. Where a key occurs twice in one object, its last place, as `JSON.parse` reads it.
 *
 * @param text JSON; see `findJsonProblem`
 */
export function findJsonKey(text: string, path: readonly PropertyKey[]): TextPlace {
  /** The path of what is being read: a key within an object, an index within an array. */
  const reading: (string | number)[] = [];
  let at = 0;
  let deepest = 0;
  let startsItem = false;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const within = reading.at(-1);
    if (startsItem && token !== ']' && token !== '}') {
      if (typeof within === 'string') reading[reading.length - 1] = JSON.parse(token);
      if (reading.length >= deepest && reading.every((key, level) => key === path[level])) {
        at = index;
        deepest = reading.length;
      }
    }
    // A key has no items of its own: what follows it is the colon.
    startsItem = token === '{' || token === '[' || token === ',';
    if (token === '{') reading.push('');
    else if (token === '[') reading.push(0);
    else if (token === '}' || token === ']') reading.pop();
    else if (token === ',' && typeof within === 'number') reading[reading.length - 1] = within + 1;
  }
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before[before.length - 1].length + 1 };
}
