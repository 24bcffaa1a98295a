import { useStore } from 'zustand';
import { useStudioState } from '../../studio/studio-context.tsx';
import { type Desk, selectedPath } from './state/desk.ts';
import { paceOf } from './state/pace.ts';
import type { Pace } from './state/path-plan.ts';
import { type PlannedPath, plannedPath } from './state/planned-path.ts';
import { type TrajectoriesState, trajectoriesStore } from './state/trajectories-store.ts';

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
  return paceOf(useStudioState((state) => state.model));
}

/** The selected path and what it comes to at the model's frames a second. */
export function usePlannedPath(): PlannedPath | undefined {
  const { framesPerSecond } = usePace();
  const path = useDesk(selectedPath);
  return path && plannedPath(path, framesPerSecond);
}
