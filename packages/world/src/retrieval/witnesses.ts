import type { Vec3 } from '@dreamwalk/geometry';
import { BLEND_ANGLE, BLEND_BASE } from '@dreamwalk/inference';
import type { CellLists } from '../memory/cell-lists.ts';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { SurfaceAhead } from './surface-ahead.ts';

/** Views that are asked of a cell, however many saw it. */
const VIEWS_PER_CELL = 12;

/** A view, and what of the surface ahead it is known to have seen. */
export interface Witness {
  readonly entry: MemoryEntry;
  /** Indices of the pieces. */
  readonly pieces: number[];
  /** How much like the new camera it saw each piece, in (0, 1). */
  readonly likeness: number[];
  /** Sum of `likeness`. */
  total: number;
}

/**
 * Asks the cells of the surface ahead who saw them. Of a crowded cell, views spread evenly over its list answer.
 *
 * @param eye of the new camera, world coordinates, metres
 */
export function findWitnesses(pieces: readonly SurfaceAhead[], lists: CellLists, eye: Vec3): Witness[] {
  const witnesses = new Map<MemoryEntry, Witness>();
  for (const [at, piece] of pieces.entries()) {
    const list = lists.at(piece.key);
    if (!list) continue;
    const asked = Math.min(VIEWS_PER_CELL, list.length);
    // Neighbouring cells begin elsewhere, so that together they ask more views.
    const phase = (Math.abs(piece.key) % VIEWS_PER_CELL) / VIEWS_PER_CELL;
    for (let k = 0; k < asked; k++) {
      const entry = list[Math.floor(((k + phase) * list.length) / asked)];
      let witness = witnesses.get(entry);
      if (!witness) {
        witness = { entry, pieces: [], likeness: [], total: 0 };
        witnesses.set(entry, witness);
      }
      const alike = likeness(piece, eye, entry.pose.translation);
      witness.pieces.push(at);
      witness.likeness.push(alike);
      witness.total += alike;
    }
  }
  return [...witnesses.values()];
}

/**
 * The confidence that a look at a point from one place deserves in the guide of another: w / (w + 1) of the guide's
 * weight, with distances instead of depths along the cameras' axes.
 */
function likeness({ x, y, z }: SurfaceAhead, eye: Vec3, otherEye: Vec3): number {
  const ax = eye[0] - x;
  const ay = eye[1] - y;
  const az = eye[2] - z;
  const bx = otherEye[0] - x;
  const by = otherEye[1] - y;
  const bz = otherEye[2] - z;
  const a2 = ax * ax + ay * ay + az * az;
  const b2 = bx * bx + by * by + bz * bz;
  const along = ax * bx + ay * by + az * bz;
  const sin2 = Math.max(0, 1 - (along * along) / (a2 * b2));
  const coarser = Math.max(0, Math.sqrt(b2 / a2) - 1);
  const spread = BLEND_BASE + BLEND_ANGLE * sin2 + coarser * coarser;
  return 1 / (1 + spread * spread);
}
