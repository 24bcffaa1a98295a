import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ROOM_NAMES } from '../rooms/room-names.ts';
import { enterRoom, roomsStore } from '../rooms/rooms-store.ts';
import { press } from './press.ts';
import styles from './room-doors.module.css';

/** From room to room. */
export function RoomDoors() {
  const { t } = useTranslation();
  const here = useStore(roomsStore, ({ room }) => room);
  return (
    <nav className={styles.doors} aria-label={t('rooms.label')}>
      {ROOM_NAMES.map((room) => (
        <button
          key={room}
          type="button"
          className={styles.door}
          aria-current={room === here ? 'page' : undefined}
          onClick={press(() => enterRoom(room))}
        >
          {t(`rooms.${room}`)}
        </button>
      ))}
    </nav>
  );
}
