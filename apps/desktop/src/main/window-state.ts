import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200).max(20_000),
  height: z.int().min(200).max(20_000),
});

const windowStateSchema = z.object({
  /** Of the window where it is not maximised, in device-independent pixels. */
  bounds: boundsSchema,
  isMaximised: z.boolean(),
});

export type Bounds = z.infer<typeof boundsSchema>;

/** Where a window stood. */
export type WindowState = z.infer<typeof windowStateSchema>;

/** How much of a window must be on a screen for a person to take hold of it. */
const GRASP_PX = 80;

/**
 * The window as it was left.
 * @param workAreas of the screens there are now
 * @returns undefined at the first start, where the file says nothing sensible, and where that screen is gone
 */
export function readWindowState(file: string, workAreas: readonly Bounds[]): WindowState | undefined {
  const state = windowStateSchema.safeParse(readJson(file));
  return state.success && workAreas.some((area) => canBeGrasped(state.data.bounds, area))
    ? state.data
    : undefined;
}

/**
 * Keeps where the window stands for the next start, at once: the application may end with its window. A folder that cannot be
 * written to is no reason to complain.
 */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(state));
  } catch {
    // The next window stands where a first one would.
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A window is moved by its upper edge. */
function canBeGrasped({ x, y, width }: Bounds, area: Bounds): boolean {
  const visibleWidth = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return visibleWidth >= GRASP_PX && y >= area.y && y <= area.y + area.height - GRASP_PX;
}
