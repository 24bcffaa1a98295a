/** A size for people, in the decimal units that file managers use, from kilobytes on: `24.3 MB`. */
export function formatBytes(bytes: number, language: string): string {
  const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power - 1],
    maximumFractionDigits: value < 100 ? 1 : 0,
  }).format(value);
}
