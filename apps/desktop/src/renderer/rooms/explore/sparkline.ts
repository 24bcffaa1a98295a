/**
 * The `d` of an SVG path through values: oldest first, the newest at x = capacity − 1, one apart; y from 1, which is zero, up to 0,
 * which is the largest of them. Empty for fewer than two values, which make no line.
 *
 * @param values not negative, at most `capacity` of them
 */
export function sparklinePath(values: readonly number[], capacity: number): string {
  if (values.length < 2) return '';
  const most = Math.max(...values) || 1;
  const left = capacity - values.length;
  return `M${values.map((value, index) => `${left + index} ${(1 - value / most).toFixed(3)}`).join('L')}`;
}
