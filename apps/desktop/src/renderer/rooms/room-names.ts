/** The rooms of the studio, in the order of their doors. */
export const ROOM_NAMES = ['explore', 'trajectories', 'evaluate', 'library'] as const;

export type RoomName = (typeof ROOM_NAMES)[number];
