import type { PreparedView } from './depth-sweep.ts';

/** Pixels whose inverse depths differ by less than this constant and share are of one surface. */
const SAME_SURFACE = { constant: 0.005, share: 0.05 } as const;
/** Surfaces told apart in a window, at most. */
const MOST_SURFACES = 8;
/** Colours this far apart, summed over the channels in [−1, 1], make a pixel's vote for its surface e times weaker. */
const VOTE_COLOUR = 0.3;

/** What a pixel's vote is worth by how far its colour is off, in steps of 1/127.5: colours were bytes. */
const COLOUR_VOTES = Float64Array.from({ length: 3 * 255 + 1 }, (_, steps) =>
  Math.exp(-steps / 127.5 / VOTE_COLOUR),
);

/** The surfaces in a pixel's window, its own first, and what share of the window votes for each. */
export class NearbySurfaces {
  readonly #radiusPx: number;
  /** What a vote is worth by how many pixels off it is, squared. */
  readonly #nearVotes: Float64Array;
  count = 0;
  /** 1/m */
  readonly inverse = new Float64Array(MOST_SURFACES);
  readonly #votes = new Float64Array(MOST_SURFACES);
  #allVotes = 0;

  /** @param radiusPx of the window, on either axis */
  constructor(radiusPx: number) {
    this.#radiusPx = radiusPx;
    this.#nearVotes = Float64Array.from({ length: 2 * radiusPx ** 2 + 1 }, (_, awayPx2) =>
      Math.exp(-awayPx2 / radiusPx ** 2),
    );
  }

  /** Takes in the window round a pixel. */
  gather(
    { colour, inverseDepth }: PreparedView,
    x: number,
    y: number,
    widthPx: number,
    heightPx: number,
  ): void {
    const own = y * widthPx + x;
    this.inverse[0] = inverseDepth[own];
    this.#votes.fill(0);
    this.#allVotes = 1e-9;
    this.count = 1;
    for (let row = Math.max(0, y - this.#radiusPx); row <= Math.min(heightPx - 1, y + this.#radiusPx); row++)
      for (
        let column = Math.max(0, x - this.#radiusPx);
        column <= Math.min(widthPx - 1, x + this.#radiusPx);
        column++
      ) {
        const pixel = row * widthPx + column;
        if (pixel === own) continue;
        const surface = this.#surfaceAt(inverseDepth[pixel]);
        if (surface < 0) continue;
        const apart =
          Math.abs(colour[3 * pixel] - colour[3 * own]) +
          Math.abs(colour[3 * pixel + 1] - colour[3 * own + 1]) +
          Math.abs(colour[3 * pixel + 2] - colour[3 * own + 2]);
        const awayPx2 = (row - y) * (row - y) + (column - x) * (column - x);
        const vote = COLOUR_VOTES[Math.round(127.5 * apart)] * this.#nearVotes[awayPx2];
        this.#votes[surface] += vote;
        this.#allVotes += vote;
      }
  }

  /** Share of the votes, 0 to 1. */
  share(surface: number): number {
    return this.#votes[surface] / this.#allVotes;
  }

  /** The nearest surface of this inverse depth, a new one where there is none; −1 where there are too many. */
  #surfaceAt(inverse: number): number {
    let found = -1;
    let nearest = SAME_SURFACE.constant + SAME_SURFACE.share * inverse;
    for (let surface = 0; surface < this.count; surface++) {
      const apart = Math.abs(inverse - this.inverse[surface]);
      if (apart < nearest) {
        nearest = apart;
        found = surface;
      }
    }
    if (found >= 0 || this.count === MOST_SURFACES) return found;
    this.inverse[this.count] = inverse;
    return this.count++;
  }
}
