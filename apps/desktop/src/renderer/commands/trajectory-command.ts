import { enterRoom } from '../rooms/rooms-store.ts';
import type { en } from '../words/en/index.ts';
import { i18next } from '../words/words.ts';
import type { Command } from './command.ts';

/**
 * A command of the trajectories, which is seen carried out in their room.
 * @param values that its title has in it
 */
export function trajectoryCommand(
  name: keyof typeof en.common.commands.trajectories,
  run: () => void,
  values: { readonly name?: string; readonly number?: number } = {},
): Command {
  return {
    id: `trajectories.${name}`,
    group: 'trajectories',
    title: i18next.t(`commands.trajectories.${name}`, { name: '', number: 0, ...values }),
    run: () => {
      enterRoom('trajectories');
      run();
    },
  };
}
