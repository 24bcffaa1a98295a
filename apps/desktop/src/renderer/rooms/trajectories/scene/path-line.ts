import type { Vec3 } from '@dreamwalk/geometry';
import { Line2 } from 'three/addons/lines/Line2.js';
import { LineGeometry } from 'three/addons/lines/LineGeometry.js';
import { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import type { TokenColour } from './token-colours.ts';

/**
 * A line of constant width on the screen through points.
 * @param points at least two
 * @param colours of each point
 */
export function pathLine(
  points: readonly Vec3[],
  colours: readonly TokenColour[],
  widthPx: number,
  opacity = 1,
): Line2 {
  const geometry = new LineGeometry();
  geometry.setPositions(points.flat());
  geometry.setColors(colours.flatMap(({ color }) => color.toArray()));
  const material = new LineMaterial({
    vertexColors: true,
    linewidth: widthPx,
    transparent: true,
    opacity,
    // Frusta that cross it would chop it into pieces.
    depthTest: false,
  });
  return new Line2(geometry, material);
}
