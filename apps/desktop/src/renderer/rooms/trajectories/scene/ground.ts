import type { Vec3 } from '@dreamwalk/geometry';
import { BufferGeometry, Float32BufferAttribute, Group, LineBasicMaterial, LineSegments } from 'three';
import type { TokenColour, TokenReader } from './token-colours.ts';

/** Lines on either side of the middle; a multiple of the next. */
const HALF_LINES = 25;
/** Every so many lines one is stronger, and lines are in pieces of so many squares. */
const STRONG_EVERY = 5;

/**
 * The floor, z = 0, in squares, and the world's axes at its origin: x red, y green, z blue, one square long. Lines are in
 * pieces because some drivers drop one that begins behind the eye.
 */
export function ground(centre: Vec3, cellM: number, token: TokenReader): Group {
  const pieceM = cellM * STRONG_EVERY;
  const [x, y] = [centre[0], centre[1]].map((value) => Math.round(value / pieceM) * pieceM);
  const weak: number[] = [];
  const strong: number[] = [];
  for (let line = -HALF_LINES; line <= HALF_LINES; line++)
    for (let piece = -HALF_LINES; piece < HALF_LINES; piece += STRONG_EVERY) {
      const side = line * cellM;
      const from = piece * cellM;
      (line % STRONG_EVERY === 0 ? strong : weak).push(
        ...[x + side, y + from, 0, x + side, y + from + pieceM, 0],
        ...[x + from, y + side, 0, x + from + pieceM, y + side, 0],
      );
    }
  return new Group().add(
    lines(weak, token('line')),
    lines(strong, token('line-strong')),
    lines([0, 0, 0, cellM, 0, 0], token('record')),
    lines([0, 0, 0, 0, cellM, 0], token('recalled')),
    lines([0, 0, 0, 0, 0, cellM], token('seen')),
  );
}

function lines(positions: readonly number[], { color, opacity }: TokenColour): LineSegments {
  const geometry = new BufferGeometry().setAttribute('position', new Float32BufferAttribute(positions, 3));
  return new LineSegments(geometry, new LineBasicMaterial({ color, transparent: true, opacity }));
}
