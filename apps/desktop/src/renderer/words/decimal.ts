import i18next from 'i18next';

const formats = new Map<string, Intl.NumberFormat>();

/** A number as the language shown writes it, with exactly so many digits after the point. */
export function decimal(value: number, digits: number): string {
  const name = `${i18next.language} ${digits}`;
  let format = formats.get(name);
  if (!format) {
    format = new Intl.NumberFormat(i18next.language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    });
    formats.set(name, format);
  }
  return format.format(value);
}
