import { paintPicture } from '../look/paintings.ts';
import type { RandomStream } from '../random.ts';
import type { Blueprint, Rect } from './blueprint.ts';
import { column, isPlain, type Side, sidesOf } from './sides.ts';

/** Layer of a picture's lower edge: 1 m above the floor. */
const LOWEST = 2;
/** Widths of pictures and their heights, voxels. */
const FORMATS: readonly (readonly [width: number, height: number])[] = [
  [4, 3],
  [4, 3],
  [3, 3],
  [4, 2],
  [2, 3],
  [2, 2],
];

function hangOne(
  plan: Blueprint,
  side: Side,
  along: number,
  width: number,
  height: number,
  random: RandomStream,
): void {
  const picture = plan.addPicture(paintPicture({ along, layer: LOWEST, width, height }, random));
  for (let n = along; n < along + width; n++) {
    const [x, y] = side.at(n);
    plan.fill(column(x, y), LOWEST, LOWEST + height, picture);
  }
}

/** Hangs pictures, each its own, along the plain stretches of a hall's walls, with a voxel or two between them. */
export function hangPictures(plan: Blueprint, hall: Rect, wall: number, random: RandomStream): void {
  for (const side of sidesOf(hall)) {
    let along = side.low + random.integer(1, 2);
    while (along < side.high - 2) {
      const formats = FORMATS.filter(
        ([width]) => along + width < side.high && isPlain(plan, side, along - 1, along + width + 1, wall),
      );
      if (formats.length === 0) {
        along++;
        continue;
      }
      const [width, height] = random.pick(formats);
      hangOne(plan, side, along, width, height, random);
      along += width + random.integer(1, 3);
    }
  }
}
