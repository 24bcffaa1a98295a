import { describe, expect, it } from 'vitest';
import { FIRST_PICTURE, FIRST_UNSEEN, M } from '../look/materials.ts';
import { createWorld } from '../world.ts';

/** A gallery, rooms, a garden and a street. */
const SEEDS = [1_000_000, 1_000_002, 1_000_003, 0];

/** 1 for every cell that holds anything. */
function shape(cells: Uint8Array): Uint8Array {
  return cells.map((value) => (value === M.air ? 0 : 1));
}

describe('the materials shift', () => {
  it('keeps the shape of a world and replaces every material but lamps', () => {
    for (const seed of SEEDS) {
      const shifted = createWorld(seed, { shift: 'materials' });
      const plain = createWorld(seed);
      expect(shape(shifted.cells)).toEqual(shape(plain.cells));
      const trained = shifted.cells.filter((value) => value < FIRST_UNSEEN);
      expect(trained.every((value) => value === M.air || value === M.lamp)).toBe(true);
    }
  });

  it('recolours pictures', () => {
    const [gallery] = SEEDS;
    const plain = createWorld(gallery).pictures;
    const shifted = createWorld(gallery, { shift: 'materials' }).pictures;
    expect([...shifted.subarray(0, 3)]).toEqual([plain[2], plain[0], plain[1]]);
  });
});

describe('the layout shift', () => {
  it('builds another place of the same theme from trained materials', () => {
    for (const seed of SEEDS) {
      const shifted = createWorld(seed, { shift: 'layout' });
      const plain = createWorld(seed);
      expect(shifted.theme).toBe(plain.theme);
      expect(shape(shifted.cells)).not.toEqual(shape(plain.cells));
      expect(shifted.cells.some((value) => value >= FIRST_UNSEEN && value < FIRST_PICTURE)).toBe(false);
    }
  });
});

describe('no shift', () => {
  it('is the default', () => {
    const [seed] = SEEDS;
    expect(createWorld(seed, {}).cells).toEqual(createWorld(seed).cells);
    expect(createWorld(seed, { shift: undefined }).cells).toEqual(createWorld(seed).cells);
  });
});
