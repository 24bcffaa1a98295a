import type { Vec3 } from '@dreamwalk/geometry';
import { GRID_XY, VOXEL_M, voxelIndex } from '../grid.ts';
import { M, MATERIALS } from '../look/materials.ts';
import type { VoxelWorld } from '../world.ts';

/** Something conspicuous that stands on the floor. */
export interface WorldLandmark {
  /** The material that makes it conspicuous. */
  readonly name: string;
  /** Its middle on the floor, metres. */
  readonly middle: Vec3;
  /** Metres from the middle to its farthest column. */
  readonly radiusM: number;
}

/** What stands out from walls and floors. */
const CONSPICUOUS: ReadonlySet<number> = new Set([M.gold, M.leaves, M.water, M.coral, M.blossom, M.teal]);
/** Voxels up to a walker's eyes and a little above, in layers. */
const LAYERS = 5;
/** Larger ones are no landmarks: lawns, walls. */
const MOST_RADIUS_M = 2;

/** The landmarks of a world, by their place in its grid. */
export function landmarksOf(world: VoxelWorld): WorldLandmark[] {
  const kinds = Uint8Array.from({ length: GRID_XY * GRID_XY }, (_, column) => kindAt(world, column));
  const seen = new Uint8Array(kinds.length);
  const landmarks: WorldLandmark[] = [];
  for (let column = 0; column < kinds.length; column++) {
    if (kinds[column] === M.air || seen[column]) continue;
    const columns = cluster(kinds, column, seen);
    const landmark = describe(MATERIALS[kinds[column]].name, columns);
    if (landmark.radiusM <= MOST_RADIUS_M) landmarks.push(landmark);
  }
  return landmarks;
}

/** The conspicuous material that stands in a column, or air. */
function kindAt(world: VoxelWorld, column: number): number {
  const [x, y] = [column % GRID_XY, Math.floor(column / GRID_XY)];
  for (let z = 0; z < LAYERS; z++) {
    const material = world.voxels[voxelIndex(x, y, z)];
    if (CONSPICUOUS.has(material)) return material;
  }
  return M.air;
}

/** The columns of one kind that touch, corners included. */
function cluster(kinds: Uint8Array, first: number, seen: Uint8Array): number[] {
  const columns = [first];
  seen[first] = 1;
  for (let n = 0; n < columns.length; n++) {
    const [x, y] = [columns[n] % GRID_XY, Math.floor(columns[n] / GRID_XY)];
    for (let nextY = Math.max(0, y - 1); nextY <= Math.min(GRID_XY - 1, y + 1); nextY++)
      for (let nextX = Math.max(0, x - 1); nextX <= Math.min(GRID_XY - 1, x + 1); nextX++) {
        const next = nextY * GRID_XY + nextX;
        if (seen[next] || kinds[next] !== kinds[first]) continue;
        seen[next] = 1;
        columns.push(next);
      }
  }
  return columns;
}

function describe(name: string, columns: readonly number[]): WorldLandmark {
  const places = columns.map((column) => [
    ((column % GRID_XY) + 0.5) * VOXEL_M,
    (Math.floor(column / GRID_XY) + 0.5) * VOXEL_M,
  ]);
  const [x, y] = [0, 1].map((axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length);
  const radiusM = Math.max(...places.map((place) => Math.hypot(place[0] - x, place[1] - y))) + VOXEL_M / 2;
  return { name, middle: [x, y, 0], radiusM };
}
