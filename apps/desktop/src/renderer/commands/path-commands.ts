import { savePath } from '../rooms/trajectories/save-path.ts';
import { redrawPath } from '../rooms/trajectories/state/add-path.ts';
import { layPath } from '../rooms/trajectories/state/lay-path.ts';
import type { PlannedPath } from '../rooms/trajectories/state/planned-path.ts';
import { edit, playhead } from '../rooms/trajectories/state/trajectories-store.ts';
import { walkPath } from '../rooms/trajectories/state/walk-path.ts';
import type { Studio } from '../studio/studio.ts';
import type { Command } from './command.ts';
import { trajectoryCommand } from './trajectory-command.ts';

/** What can be done with the selected path as a whole. */
export function pathCommands(studio: Studio, planned: PlannedPath): readonly Command[] {
  const { path, plan } = planned;
  const { name } = path;
  const { place, model } = studio.store.getState();
  return [
    ...(place ? [trajectoryCommand('walk', () => walkPath(studio, planned), { name })] : []),
    ...(plan.durationS > 0 ? [playCommand(planned)] : []),
    ...(path.shape.kind === 'recorded'
      ? [trajectoryCommand('redraw', () => redrawPath(path), { name })]
      : []),
    ...(place && !path.isPlaced ? [trajectoryCommand('lay', () => layPath(studio, planned), { name })] : []),
    ...(model
      ? [
          trajectoryCommand('saveTum', () => savePath(studio, planned, 'tum'), { name }),
          trajectoryCommand('saveNerfstudio', () => savePath(studio, planned, 'nerfstudio'), { name }),
        ]
      : []),
    trajectoryCommand('remove', () => edit({ type: 'removePath', pathId: path.id }), { name }),
  ];
}

function playCommand({ path: { name, isLoop }, plan: { durationS } }: PlannedPath): Command {
  if (playhead.isPlaying) return trajectoryCommand('pause', () => playhead.pause(), { name });
  const play = () => {
    // The room does so as well, but is not there yet.
    playhead.lead(durationS, isLoop);
    playhead.play();
  };
  return trajectoryCommand('play', play, { name });
}
