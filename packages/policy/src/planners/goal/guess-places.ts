import type { RgbFrame, TaskOptions } from '@dreamwalk/environment';
import { breathe, type Camera, lookPose, type Pose } from '@dreamwalk/geometry';
import { type ObstacleMap, SIDE_CELLS } from '../space/obstacle-map.ts';
import { PANORAMA_COLUMNS, type Panorama } from './panorama.ts';
import { type SurfaceSketch, unroll } from './surface-sketch.ts';

/** Every how many cells of the map a place is tried first, and round the best of those. */
const COARSE_CELLS = 8;
const FINE_CELLS = 3;
/** Places that are looked round once more. */
const KEPT = 6;
/** Columns of the panorama between two headings that are tried. */
const TURN_COLUMNS = 3;
/** Nobody stands nearer to something than this, metres. */
const LEAST_CLEARANCE_M = 0.25;
/** Places that are tried before timers and messages are let in. */
const PLACES_AT_A_TIME = 16;

/** A place that a picture may have been taken from. */
export interface PlaceGuess {
  readonly pose: Pose;
  /** Mean difference of colour, of 255. */
  readonly difference: number;
}

/** Where a picture may have been taken from, by the surfaces that were really seen; the likeliest first. */
export async function guessPlaces(
  picture: RgbFrame,
  camera: Camera,
  map: ObstacleMap,
  sketch: SurfaceSketch,
  eyeHeightM: number,
  { signal }: TaskOptions,
): Promise<PlaceGuess[]> {
  const unrolled = unroll(picture, camera);
  const tried = new Map<number, PlaceGuess[]>();
  const tryAt = async (cell: number): Promise<void> => {
    if (tried.has(cell) || !map.isKnown(cell) || map.clearances()[cell] < LEAST_CLEARANCE_M) return;
    const [x, y] = map.placeOf(cell);
    tried.set(cell, headings(sketch.panorama([x, y, eyeHeightM]), unrolled, x, y, eyeHeightM));
    signal?.throwIfAborted();
    if (tried.size % PLACES_AT_A_TIME === 0) await breathe();
  };
  for (let row = 0; row < SIDE_CELLS; row += COARSE_CELLS)
    for (let column = 0; column < SIDE_CELLS; column += COARSE_CELLS) await tryAt(row * SIDE_CELLS + column);
  const best = [...tried].sort(([, a], [, b]) => a[0].difference - b[0].difference).slice(0, KEPT);
  for (const [cell] of best)
    for (const down of [-FINE_CELLS, 0, FINE_CELLS])
      for (const across of [-FINE_CELLS, 0, FINE_CELLS]) await tryAt(cell + down * SIDE_CELLS + across);
  return [...tried.values()].flat().sort((a, b) => a.difference - b.difference);
}

/** The headings at one place, the likeliest first. */
function headings(panorama: Panorama, picture: Panorama, x: number, y: number, z: number): PlaceGuess[] {
  const guesses: PlaceGuess[] = [];
  for (let turn = 0; turn < PANORAMA_COLUMNS; turn += TURN_COLUMNS)
    guesses.push({
      pose: lookPose([x, y, z], (2 * Math.PI * turn) / PANORAMA_COLUMNS, 0),
      difference: panorama.differenceFrom(picture, turn),
    });
  return guesses.sort((a, b) => a.difference - b.difference);
}
