/**
 * The first elements in an order, in that order: what sorting would put first, without sorting what follows.
 *
 * @param compare as `Array.sort` takes it; never 0 between two elements
 */
export function firstInOrder<T>(elements: readonly T[], count: number, compare: (a: T, b: T) => number): T[] {
  const first: T[] = [];
  for (const element of elements) {
    if (first.length === count && (count === 0 || compare(element, first[count - 1]) >= 0)) continue;
    let at = first.length;
    while (at > 0 && compare(element, first[at - 1]) < 0) at--;
    first.splice(at, 0, element);
    if (first.length > count) first.pop();
  }
  return first;
}
