export const common = {
  rooms: { label: 'Rooms', explore: 'Explore', trajectories: 'Trajectories', library: 'Library' },
} as const;
