import { join } from 'node:path';

const DESKTOP = join(import.meta.dirname, '..');

/** Everything built goes here. */
export const DIST = 'dist';

/** The oldest Electron that the studio is tested in is 25: Chromium 114 and Node 18. */
export const TARGET = { browser: 'chrome114', node: 'node18' } as const;

/** An absolute path inside `apps/desktop`. */
export function fromDesktop(...parts: string[]): string {
  return join(DESKTOP, ...parts);
}

/**
 * Tree shaking that trusts our own modules to do nothing but define things: without it, a package's front door would
 * pull in everything behind it.
 */
export const TREE_SHAKING = {
  moduleSideEffects: (id: string, isExternal: boolean) => !isExternal && !/[\\/]packages[\\/]/.test(id),
};
