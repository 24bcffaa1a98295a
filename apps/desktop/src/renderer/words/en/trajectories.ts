export const trajectories = {
  title: 'Trajectories',
} as const;
