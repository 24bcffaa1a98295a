import { chooseTrajectory } from '../rooms/trajectories/import-file.ts';
import { drawPath, takeWalk } from '../rooms/trajectories/state/add-path.ts';
import { selectedPath } from '../rooms/trajectories/state/desk.ts';
import { paceOf } from '../rooms/trajectories/state/pace.ts';
import { plannedPath } from '../rooms/trajectories/state/planned-path.ts';
import { redoEdit, trajectoriesStore, undoEdit } from '../rooms/trajectories/state/trajectories-store.ts';
import type { CommandSource } from './command.ts';
import { keyframeCommands } from './keyframe-commands.ts';
import { pathCommands } from './path-commands.ts';
import { trajectoryCommand } from './trajectory-command.ts';

/** How trajectories are made and edited, from any room; what is done is seen in theirs. */
export const trajectoryCommands: CommandSource = ({ studio }) => {
  const { history } = trajectoriesStore.getState();
  const { place, model } = studio.store.getState();
  const path = selectedPath(history.present);
  const planned = path && plannedPath(path, paceOf(model).framesPerSecond);
  return [
    trajectoryCommand('draw', () => drawPath(studio)),
    trajectoryCommand('import', () => chooseTrajectory(studio)),
    ...(place ? [trajectoryCommand('takeWalk', () => takeWalk(studio))] : []),
    ...(planned ? [...keyframeCommands(studio, planned), ...pathCommands(studio, planned)] : []),
    ...(history.past.length > 0 ? [trajectoryCommand('undo', undoEdit)] : []),
    ...(history.future.length > 0 ? [trajectoryCommand('redo', redoEdit)] : []),
  ];
};
