import { draftWorld } from './build/draft.ts';
import type { Room } from './build/rooms.ts';
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
  readonly lighting: Lighting;
}

/** Builds and lights the world of a seed: a pure function, the same in every JavaScript engine. */
export function createWorld(seed: number): VoxelWorld {
  const { plan, rooms } = draftWorld(seed);
  const { voxels, ground } = plan;
  const cells = padVoxels(voxels, ground);
  return { seed, voxels, ground, blocked: plan.blocked(), rooms, cells, lighting: bakeLighting(cells) };
}
