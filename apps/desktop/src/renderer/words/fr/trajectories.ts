import type { trajectories as english } from '../en/trajectories.ts';
import type { Same } from '../same.ts';

export const trajectories: Same<typeof english> = {
  title: 'Trajectories',
};
