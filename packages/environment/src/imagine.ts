import type { Motion, Snapshot, TaskOptions } from './environment.ts';

/** What imagining asks of an environment; `View` is what it shows after a step. */
export interface Imaginable<View> {
  step(motion: Motion, options?: TaskOptions): Promise<View>;
  restore(snapshot: Snapshot, options?: TaskOptions): Promise<unknown>;
}

/**
 * Imagines candidates from one moment, and goes back to it. Here they are taken in turn; an environment that dreams several
 * at once can offer the same call.
 *
 * @param candidates the motions of each, [B][H]
 * @returns what is seen after every motion, [B][H]
 */
export async function imagine<View>(
  environment: Imaginable<View>,
  from: Snapshot,
  candidates: readonly (readonly Motion[])[],
  options?: TaskOptions,
): Promise<View[][]> {
  const imagined: View[][] = [];
  try {
    for (const motions of candidates) {
      await environment.restore(from, options);
      const views: View[] = [];
      for (const motion of motions) views.push(await environment.step(motion, options));
      imagined.push(views);
    }
  } finally {
    // Without the signal: whoever aborts wants to find the environment where it was.
    await environment.restore(from);
  }
  return imagined;
}
