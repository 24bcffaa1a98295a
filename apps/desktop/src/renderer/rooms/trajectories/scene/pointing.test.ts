import { PerspectiveCamera, Vector2, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { level } from '../testing/paths.ts';
import { floorAt, keyframeAt } from './pointing.ts';

/** Two metres up, looking along +x. */
function camera(): PerspectiveCamera {
  const eye = new PerspectiveCamera(90, 2, 0.1, 100);
  eye.up.set(0, 0, 1);
  eye.position.set(0, 0, 2);
  eye.lookAt(new Vector3(1, 0, 2));
  eye.updateMatrixWorld();
  return eye;
}

describe('floorAt', () => {
  it('is as far away as the eye is high where one looks down at 45°, and nowhere above the horizon', () => {
    const [x, y, z] = floorAt(new Vector2(0, -1), camera())!;
    expect([x, y, z].map((metres) => Math.round(1e6 * metres) / 1e6 + 0)).toEqual([2, 0, 0]);
    expect(floorAt(new Vector2(0, 0.5), camera())).toBeUndefined();
  });
});

describe('keyframeAt', () => {
  const keyframes = [3, 10, -3].map((x) => ({ id: String(x), pose: level(x) }));
  const seenAt = (x: number) => {
    const { x: right, y: up } = new Vector3(x, 0, 1.6).project(camera());
    return new Vector2(right, up);
  };

  it('is the nearest on the screen, if it is near', () => {
    expect(keyframeAt(seenAt(3), camera(), keyframes)).toBe('3');
    expect(keyframeAt(seenAt(10), camera(), keyframes)).toBe('10');
    expect(keyframeAt(new Vector2(0.5, 0.5), camera(), keyframes)).toBeUndefined();
  });

  it('is none that is behind the eye', () => {
    expect(keyframeAt(seenAt(-3), camera(), keyframes)).toBeUndefined();
  });
});
