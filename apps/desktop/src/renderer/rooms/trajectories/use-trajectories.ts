import { useStore } from 'zustand';
import { useStudioState } from '../../studio/studio-context.tsx';
import { type Desk, selectedPath } from './state/desk.ts';
import type { PathDocument } from './state/path-document.ts';
import { type Pace, type PathPlan, planPath } from './state/path-plan.ts';
import { type TrajectoriesState, trajectoriesStore } from './state/trajectories-store.ts';

/** What the bundled worlds are walked at; until a model is open. */
const USUAL_PACE = { framesPerSecond: 20, speedMPerFrame: 0.2 };

/** A part of the room's state; the component renders again when that part changes. */
export function useTrajectories<Part>(select: (state: TrajectoriesState) => Part): Part {
  return useStore(trajectoriesStore, select);
}

/** A part of the desk: of the paths, and of what is selected. */
export function useDesk<Part>(select: (desk: Desk) => Part): Part {
  return useTrajectories(({ history }) => select(history.present));
}

/** How fast the model that is open walks. */
export function usePace(): Pace {
  const model = useStudioState((state) => state.model);
  const { framesPerSecond, speedMPerFrame } = model ?? USUAL_PACE;
  const fastestMPerFrame = model?.trainedSpeedsMPerFrame?.fastest ?? speedMPerFrame;
  return { framesPerSecond, speedMPerFrame, fastestMPerFrame };
}

/** A path and what it comes to. */
export interface PlannedPath {
  readonly path: PathDocument;
  readonly plan: PathPlan;
}

/** The selected path and what it comes to at the model's frames a second. */
export function usePlannedPath(): PlannedPath | undefined {
  const { framesPerSecond } = usePace();
  const path = useDesk(selectedPath);
  return path && plannedOnce(path, framesPerSecond);
}

const planned = new WeakMap<PathDocument, PlannedPath & { readonly framesPerSecond: number }>();

/** Documents are never changed, so that several components can share what was worked out for one. */
function plannedOnce(path: PathDocument, framesPerSecond: number): PlannedPath {
  const known = planned.get(path);
  if (known?.framesPerSecond === framesPerSecond) return known;
  const made = { path, plan: planPath(path, framesPerSecond), framesPerSecond };
  planned.set(path, made);
  return made;
}
