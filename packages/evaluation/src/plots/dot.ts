/** Half the size of a dot, pixels. */
const RADIUS_PX = 4.5;

/** Series that dots can tell apart by shape as well as by colour. */
export const MOST_SERIES = 3;

/** A filled dot of a series: a disc, a square or a diamond, so that they are told apart without colour too. */
export function dotMark(series: number, xPx: number, yPx: number): string {
  const [x, y] = [xPx.toFixed(1), yPx.toFixed(1)];
  const name = `class="dot line${series}"`;
  if (series === 0) return `<circle ${name} cx="${x}" cy="${y}" r="${RADIUS_PX}"/>`;
  const side = 2 * RADIUS_PX - 1;
  const turned = series === 2 ? ` transform="rotate(45 ${x} ${y})"` : '';
  return (
    `<rect ${name} x="${(xPx - side / 2).toFixed(1)}" y="${(yPx - side / 2).toFixed(1)}" ` +
    `width="${side}" height="${side}"${turned}/>`
  );
}
