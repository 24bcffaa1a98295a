import { enterRoom } from '../rooms/rooms-store.ts';
import { goToBookmark } from '../studio/bookmarks.ts';
import { i18next } from '../words/words.ts';
import type { CommandSource } from './command.ts';

/** Back to the bookmarks of the walk. */
export const bookmarkCommands: CommandSource = ({ studio }) =>
  studio.store.getState().bookmarks.map((mark) => ({
    id: `bookmark.${mark.id}`,
    group: 'walk',
    title: i18next.t('commands.bookmark', { name: mark.name }),
    run: () => {
      enterRoom('explore');
      goToBookmark(studio, mark);
    },
  }));
