/** Rows as lines of columns that stand below each other, the first row their headings. */
export function tableText(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('   ')
        .trimEnd()}`,
  );
}
