import { chooseDream } from '../rooms/library/recordings/open-dream.ts';
import { choosePicture } from '../rooms/library/worlds/open-picture.ts';
import { ROOM_NAMES } from '../rooms/room-names.ts';
import { enterRoom } from '../rooms/rooms-store.ts';
import type { Studio } from '../studio/studio.ts';
import { parseWorldSeed } from '../studio/world-seed.ts';
import { i18next } from '../words/words.ts';
import type { Command, CommandSource } from './command.ts';

/** From room to room, from model to model, into a picture, and on with a saved dream. */
export const placeCommands: CommandSource = ({ studio }) => [
  ...ROOM_NAMES.map((room) => ({
    id: `room.${room}`,
    group: 'places' as const,
    title: i18next.t('commands.room', { room: i18next.t(`rooms.${room}`) }),
    run: () => enterRoom(room),
  })),
  ...studio.store.getState().models.map(({ id, title }) => ({
    id: `model.${id}`,
    group: 'places' as const,
    title: i18next.t('commands.model', { model: title }),
    run: () => studio.openModel(id),
  })),
  ...pictureCommands(studio),
  {
    id: 'dream',
    group: 'places',
    title: i18next.t('commands.dream'),
    run: () => void chooseDream(studio),
  },
];

function pictureCommands(studio: Studio): readonly Command[] {
  if (!studio.store.getState().model) return [];
  return [
    {
      id: 'picture',
      group: 'places',
      title: i18next.t('commands.picture'),
      run: () => void choosePicture(studio),
    },
  ];
}

/** To the world whose number was typed; undefined where it is no number, or no model is there to dream it. */
export function worldCommand(studio: Studio, typed: string): Command | undefined {
  const seed = parseWorldSeed(typed);
  if (seed === undefined || !studio.store.getState().model) return undefined;
  return {
    id: `world.${seed}`,
    group: 'places',
    title: i18next.t('commands.world', { seed }),
    run: () => {
      enterRoom('explore');
      studio.newWorld(seed);
    },
  };
}
