import { z } from 'zod';
import { LANGUAGE_NAMES, type LanguageName } from '../words/words.ts';

export const THEME_NAMES = ['dark', 'light', 'system'] as const;

export type ThemeName = (typeof THEME_NAMES)[number];

export const MOTION_MODES = ['walk', 'fly'] as const;

export const WALLS = ['true', 'dreamed', 'none'] as const;

/** Between what a number can be set, and in which steps. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Times as fast as usual. */
const SENSITIVITY: Range = { min: 0.25, max: 4, step: 0.05 };

/** The ranges of the settings that are numbers. */
export const RANGES = {
  /** Times the model's walking pace. */
  speedScale: { min: 0.25, max: 5, step: 0.05 },
  keyTurnScale: SENSITIVITY,
  capturedMouseScale: SENSITIVITY,
  draggedMouseScale: SENSITIVITY,
  stickTurnScale: SENSITIVITY,
  /** Share of a stick's way that counts as not being pushed. */
  stickDeadZone: { min: 0, max: 0.4, step: 0.01 },
  /** Exponent of what the stick that looks round gives: above 1 it is finer near the middle. */
  stickCurve: { min: 1, max: 3, step: 0.1 },
} as const satisfies Record<string, Range>;

/** The name of a setting that is a number. */
export type NumberSetting = keyof typeof RANGES;

/** What a person has chosen, as far as it can be read; the rest is as usual. */
export const settingsSchema = z
  .object({
    theme: z.enum(THEME_NAMES).catch('dark'),
    language: z.enum(LANGUAGE_NAMES).catch(preferredLanguage),
    /** Soften what flashes in the dreamed picture. */
    reduceFlicker: z.boolean().catch(true),
    motionMode: z.enum(MOTION_MODES).catch('walk'),
    /** What stops a walker. */
    walls: z.enum(WALLS).catch('true'),
    speedScale: within(RANGES.speedScale, 1),
    keyTurnScale: within(RANGES.keyTurnScale, 1),
    capturedMouseScale: within(RANGES.capturedMouseScale, 1),
    draggedMouseScale: within(RANGES.draggedMouseScale, 1),
    stickTurnScale: within(RANGES.stickTurnScale, 1),
    stickDeadZone: within(RANGES.stickDeadZone, 0.12),
    stickCurve: within(RANGES.stickCurve, 1.6),
    invertMouseY: z.boolean().catch(false),
    invertStickY: z.boolean().catch(false),
  })
  .readonly();

export type Settings = z.infer<typeof settingsSchema>;

/** The settings of somebody who has not chosen any. */
export function usualSettings(): Settings {
  return settingsSchema.parse({});
}

function within({ min, max }: Range, usual: number) {
  return z.number().min(min).max(max).catch(usual);
}

/** The first language of the browser that the studio speaks. */
function preferredLanguage(): LanguageName {
  const spoken = navigator.languages.map((tag) => tag.split('-')[0]);
  return spoken.find((name): name is LanguageName => (LANGUAGE_NAMES as string[]).includes(name)) ?? 'en';
}
