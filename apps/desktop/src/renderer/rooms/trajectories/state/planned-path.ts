import type { PathDocument } from './path-document.ts';
import { type PathPlan, planPath } from './path-plan.ts';

/** A path and what it comes to. */
export interface PlannedPath {
  readonly path: PathDocument;
  readonly plan: PathPlan;
}

const planned = new WeakMap<PathDocument, PlannedPath & { readonly framesPerSecond: number }>();

/** What a path comes to. Documents are never changed, so that it is worked out once for all who ask. */
export function plannedPath(path: PathDocument, framesPerSecond: number): PlannedPath {
  const known = planned.get(path);
  if (known?.framesPerSecond === framesPerSecond) return known;
  const made = { path, plan: planPath(path, framesPerSecond), framesPerSecond };
  planned.set(path, made);
  return made;
}
