import { createStore } from 'zustand/vanilla';
import type { RoomName } from './room-names.ts';

/** Which room one is in. A walk goes on, or waits, whichever it is. */
export const roomsStore = createStore<{ readonly room: RoomName }>(() => ({ room: 'explore' }));

export function enterRoom(room: RoomName): void {
  roomsStore.setState({ room });
}
