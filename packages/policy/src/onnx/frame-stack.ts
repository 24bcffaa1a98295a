/** The newest few pictures, oldest first; the first of an episode fills the places before it. */
export class FrameStack {
  readonly #length: number;
  #newest: readonly Float32Array[] = [];

  constructor(length: number) {
    this.#length = length;
  }

  /** @returns all of them one after another, this one last */
  push(planes: Float32Array): Float32Array {
    const before = this.#newest.length > 0 ? this.#newest.slice(1) : [];
    const missing = this.#length - 1 - before.length;
    this.#newest = [...Array<Float32Array>(missing).fill(planes), ...before, planes];
    if (this.#length === 1) return planes;
    const all = new Float32Array(this.#length * planes.length);
    for (const [index, each] of this.#newest.entries()) all.set(each, index * planes.length);
    return all;
  }

  clear(): void {
    this.#newest = [];
  }
}
