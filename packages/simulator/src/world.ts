import { draftWorld } from './build/draft.ts';
import type { Room } from './build/rooms.ts';
import type { WorldShift } from './build/shift.ts';
import type { ThemeName } from './build/theme.ts';
import { WorldSeedError } from './errors.ts';
import { padVoxels } from './grid.ts';
import { bakeLighting, type Lighting } from './light/lighting.ts';
import { PICTURE_STRIDE } from './look/picture-tiles.ts';

/** A procedural place of 24 m × 24 m × 5 m; floor at z = 0. Never changes once made. */
export interface VoxelWorld {
  readonly seed: number;
  /** Materials, `(z * 48 + y) * 48 + x`; 0 is air. Voxels are 0.5 m wide. */
  readonly voxels: Uint8Array;
  /** Materials of the ground, `y * 48 + x`. */
  readonly ground: Uint8Array;
  /** 1 where something solid stands between floor and 2 m, `y * 48 + x`. */
  readonly blocked: Uint8Array;
  readonly rooms: readonly Room[];
  /** What kind of place it is. */
  readonly theme: ThemeName;
  /** Linear RGB of the pictures on its walls, `PICTURE_STRIDE` floats each; voxel value `FIRST_PICTURE + n` shows picture n. */
  readonly pictures: Float32Array;
  /** Voxels, ground and open sky in one padded grid: what rays walk through. */
  readonly cells: Uint8Array;
  /** Baked on first use, which takes some 60 ms. */
  readonly lighting: Lighting;
}

/** Bakes its light when it is first looked at: paths and maps need none. */
class LazilyLitWorld implements VoxelWorld {
  readonly seed: number;
  readonly voxels: Uint8Array;
  readonly ground: Uint8Array;
  readonly blocked: Uint8Array;
  readonly rooms: readonly Room[];
  readonly theme: ThemeName;
  readonly pictures: Float32Array;
  readonly cells: Uint8Array;
  #lighting: Lighting | undefined;

  constructor(seed: number, shift?: WorldShift) {
    const { plan, rooms, theme } = draftWorld(seed, shift);
    this.seed = seed;
    this.voxels = plan.voxels;
    this.ground = plan.ground;
    this.blocked = plan.blocked();
    this.rooms = rooms;
    this.theme = theme;
    this.pictures = new Float32Array(plan.pictures.length * PICTURE_STRIDE);
    for (const [n, { texels }] of plan.pictures.entries()) this.pictures.set(texels, n * PICTURE_STRIDE);
    this.cells = padVoxels(plan.voxels, plan.ground);
  }

  get lighting(): Lighting {
    this.#lighting ??= bakeLighting(this.cells);
    return this.#lighting;
  }
}

/** Options of {@link createWorld}. */
export interface WorldOptions {
  /** What to make unlike every world that models train on; nothing by default. For measuring only. */
  readonly shift?: WorldShift;
}

/**
 * Builds the world of a seed: a pure function, the same in every JavaScript engine.
 *
 * @param seed 0…2³² − 1; models are trained below 1,000,000 and measured from there on
 * @throws WorldSeedError for anything else
 */
export function createWorld(seed: number, { shift }: WorldOptions = {}): VoxelWorld {
  if (seed >>> 0 !== seed) throw new WorldSeedError(seed);
  return new LazilyLitWorld(seed, shift);
}
