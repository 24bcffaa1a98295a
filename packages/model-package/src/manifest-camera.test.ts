import { expect, it } from 'vitest';
import { manifestCamera } from './manifest-camera.ts';
import { tinyManifest } from './testing/tiny-package.ts';

it('sees the edge of the image at half the field of view', async () => {
  const camera = manifestCamera(await tinyManifest());
  expect(camera).toMatchObject({ widthPx: 8, heightPx: 8, cx: 4, cy: 4 });
  expect((Math.atan(4 / camera.fx) * 180) / Math.PI).toBeCloseTo(40, 12);
  expect(camera.fy).toBe(camera.fx);
});
