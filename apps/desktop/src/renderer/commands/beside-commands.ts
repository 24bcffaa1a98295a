import { besideChoices } from '../rooms/explore/beside-choices.ts';
import { besideLabel } from '../rooms/explore/beside-words.ts';
import { enterRoom } from '../rooms/rooms-store.ts';
import { i18next } from '../words/words.ts';
import type { CommandSource } from './command.ts';

/** What can be shown beside the dream. */
export const besideCommands: CommandSource = ({ studio }) => {
  const { place, engine } = studio.store.getState();
  const { ends } = studio.feed.history;
  if (!place) return [];
  const now = JSON.stringify(engine.beside);
  return besideChoices(place, ends)
    .filter((choice) => JSON.stringify(choice) !== now)
    .map((choice) => ({
      id: `beside.${Object.values(choice).join('.')}`,
      group: 'beside',
      title: i18next.t('commands.beside', { what: besideLabel(choice, ends) }),
      run: () => {
        enterRoom('explore');
        studio.setBeside(choice);
      },
    }));
};
