/** Gathers arrays into rows; the same array twice is one row. */
export class RowPool<Row extends object> {
  readonly #rows = new Map<Row, number>();

  get rows(): Row[] {
    return [...this.#rows.keys()];
  }

  rowOf(row: Row): number {
    const known = this.#rows.get(row);
    if (known !== undefined) return known;
    this.#rows.set(row, this.#rows.size);
    return this.#rows.size - 1;
  }
}
