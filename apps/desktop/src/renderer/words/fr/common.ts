import type { common as english } from '../en/common.ts';
import type { Same } from '../same.ts';

export const common: Same<typeof english> = {
  rooms: { label: 'Rooms', explore: 'Explore', trajectories: 'Trajectories', library: 'Library' },
};
