import {
  compose,
  exp,
  inverse,
  lookPose,
  type Pose,
  pixelRay,
  projectPoint,
  transformPoint,
} from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { BoxRoom } from '../testing/box-room.ts';
import { markedPixels, seenMask } from './seen-mask.ts';

const room = new BoxRoom();
const { widthPx, heightPx } = room.camera;
const pixels = widthPx * heightPx;
const viewAt = (pose: Pose) => ({ pose, depthM: room.render(pose).depthM });
const here = lookPose([-1, 0.3, 1.6], 0.3, -0.1);

/** In an empty box a point is seen wherever it lies within the image. */
function withinImage(target: Pose, other: Pose): Uint8Array {
  const { depthM } = viewAt(target);
  const toOther = compose(inverse(other), target);
  return Uint8Array.from({ length: pixels }, (_, at) => {
    const ray = pixelRay(room.camera, at % widthPx, Math.floor(at / widthPx));
    const { u, v, z } = projectPoint(
      room.camera,
      transformPoint(toOther, [ray[0] * depthM[at], ray[1] * depthM[at], depthM[at]]),
    );
    return Number(z > 0 && u >= 0 && u < widthPx && v >= 0 && v < heightPx);
  });
}

describe('seenMask', () => {
  it.each([
    ['itself', here],
    ['a view from beside', lookPose([-1.5, -0.5, 1.4], 0.5, 0)],
    ['a view from behind', lookPose([-3, 0, 1.6], 0.2, 0)],
    ['a view turned by 60°', lookPose([-1, 0.3, 1.6], 0.3 + Math.PI / 3, 0)],
    ['a view the other way', lookPose([-1, 0.3, 1.6], 0.3 + Math.PI, 0.1)],
  ])('of an empty room is what lies within the other image: %s', (_, other) => {
    const seen = seenMask(room.camera, viewAt(here), [viewAt(other)]);
    const expected = withinImage(here, other);
    const differing = seen.filter((value, at) => value !== expected[at]).length;
    // A pixel on the edge of two walls may fall on the other wall's pixel, which is deeper or nearer.
    expect(differing).toBeLessThan(0.01 * pixels);
  });

  it('does not see what something stands in front of, nor through it', () => {
    const target = viewAt(here);
    const nearer = { pose: here, depthM: target.depthM.map((depth) => depth / 2) };
    expect(markedPixels(seenMask(room.camera, target, [nearer]))).toBe(0);
    expect(markedPixels(seenMask(room.camera, nearer, [target]))).toBe(0);
  });

  it('sees sky where the other view has sky, from wherever it is', () => {
    const sky = new Float32Array(pixels);
    const far = compose(here, exp({ linear: [3, 1, -5], angular: [0, 0, 0] }));
    const target = { pose: here, depthM: sky };
    expect(markedPixels(seenMask(room.camera, target, [{ pose: far, depthM: sky }]))).toBe(pixels);
    expect(markedPixels(seenMask(room.camera, target, [viewAt(here)]))).toBe(0);
    expect(markedPixels(seenMask(room.camera, viewAt(here), [{ pose: here, depthM: sky }]))).toBe(0);
  });

  it('sees what any one of the views sees', () => {
    const others = [0.8, -0.6].map((turn) => viewAt(lookPose([-1, 0.3, 1.6], 0.3 + turn, 0)));
    const together = seenMask(room.camera, viewAt(here), others);
    const [left, right] = others.map((view) => seenMask(room.camera, viewAt(here), [view]));
    expect(together).toEqual(left.map((value, at) => value | right[at]));
    expect(markedPixels(left)).toBeLessThan(markedPixels(together));
    expect(markedPixels(seenMask(room.camera, viewAt(here), []))).toBe(0);
  });
});
