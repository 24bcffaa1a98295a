import { hash } from '../random.ts';
import type { Blueprint } from './blueprint.ts';
import type { Room } from './rooms.ts';

/** Every kind of place, in the order of their hash. */
export const THEME_NAMES = ['rooms', 'garden', 'gallery', 'street'] as const;
/** A kind of place: rooms and courts, a garden maze, halls of pictures, streets between facades. */
export type ThemeName = (typeof THEME_NAMES)[number];

/** The theme of a seed's world: a quarter of all seeds each. */
export function themeOf(seed: number): ThemeName {
  return THEME_NAMES[hash(seed, 0x7e3e) % THEME_NAMES.length];
}

/** A world drawn up, still unlit. */
export interface Draft {
  readonly plan: Blueprint;
  /** Its rooms, halls, clearings or streets. */
  readonly rooms: readonly Room[];
}
