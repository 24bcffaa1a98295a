import { enterRoom } from '../rooms/rooms-store.ts';
import { i18next } from '../words/words.ts';
import type { CommandSource } from './command.ts';

/** To the ends of the walk's branches, once there are several. */
export const branchCommands: CommandSource = ({ studio }) => {
  const { ends } = studio.feed.history;
  if (ends.length < 2) return [];
  return ends.map(({ branchId, name }) => ({
    id: `branch.${branchId}`,
    group: 'walk',
    title: i18next.t('explore:branches.goTo', { name }),
    run: () => {
      enterRoom('explore');
      studio.rewindToEnd(branchId);
    },
  }));
};
