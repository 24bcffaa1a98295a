import type { Vec3 } from '@dreamwalk/geometry';
import { EYE_HEIGHT_M, navigationOf, nodePosition, type VoxelWorld } from '@dreamwalk/simulator';

/** Room all round, metres. */
const ROOM_M = 0.5;

/** Roomy places where a walker can stand. */
export function walkablePlaces(world: VoxelWorld): Vec3[] {
  const { reachable, clearanceM } = navigationOf(world);
  return reachable
    .filter((node) => clearanceM[node] >= ROOM_M)
    .map((node) => {
      const [x, y] = nodePosition(node);
      return [x, y, EYE_HEIGHT_M];
    });
}
