import { draftWorld } from './build/draft.ts';
import type { Room } from './build/rooms.ts';
import { WorldSeedError } from './errors.ts';
import { padVoxels } from './grid.ts';
import { bakeLighting, type Lighting } from './light/lighting.ts';

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
  readonly cells: Uint8Array;
  #lighting: Lighting | undefined;

  constructor(seed: number) {
    const { plan, rooms } = draftWorld(seed);
    this.seed = seed;
    this.voxels = plan.voxels;
    this.ground = plan.ground;
    this.blocked = plan.blocked();
    this.rooms = rooms;
    this.cells = padVoxels(plan.voxels, plan.ground);
  }

  get lighting(): Lighting {
    this.#lighting ??= bakeLighting(this.cells);
    return this.#lighting;
  }
}

/**
 * Builds the world of a seed: a pure function, the same in every JavaScript engine.
 *
 * @param seed 0…2³² − 1; models are trained below 1,000,000 and measured from there on
 * @throws WorldSeedError for anything else
 */
export function createWorld(seed: number): VoxelWorld {
  if (seed >>> 0 !== seed) throw new WorldSeedError(seed);
  return new LazilyLitWorld(seed);
}
