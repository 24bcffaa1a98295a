import { describe, expect, it } from 'vitest';
import {
  cameraOf,
  planeSurface,
  poseAt,
  renderScene,
  type SceneView,
  type Surface,
} from '../../testing/scenes.ts';
import { parityCase } from '../../testing/splat-case.ts';
import { type CameraNumbers, GUIDE_CHANNELS, ViewSizeError } from '../guide.ts';
import { makeCpuView } from './cpu-view.ts';
import { type CpuSplatSource, Splatter } from './splatter.ts';

const camera = cameraOf(24, 16, 16);
const pixels = 24 * 16;

let nextId = 1;
function source(
  view: SceneView,
  pose: readonly number[],
  { generated = false, size = camera }: { generated?: boolean; size?: CameraNumbers } = {},
): CpuSplatSource {
  return { view: makeCpuView(nextId++, view.rgb, view.depthM, size.widthPx, size.heightPx), pose, generated };
}

function splat(sources: readonly CpuSplatSource[], targetPose: readonly number[]) {
  const guide = new Splatter(camera).splat(sources, targetPose);
  return (channel: keyof typeof GUIDE_CHANNELS, i: number, j: number) =>
    guide[GUIDE_CHANNELS[channel] * pixels + j * 24 + i];
}

function allPixels(): [number, number][] {
  return Array.from({ length: pixels }, (_, at) => [at % 24, Math.floor(at / 24)]);
}

const asFloat = (value: number) => value / 127.5 - 1;
/** Colours that differ everywhere, so that a shift cannot go unseen. */
const gradient = (x: number, y: number) => [128 + 20 * x, 128 + 25 * y, 128 + 9 * (x - y)] as const;

describe('Splatter', () => {
  it('gives the image itself back at its own pose', () => {
    const pose = poseAt(0.3, -0.2, 1, 0.4);
    const view = renderScene(camera, pose, planeSurface(4, gradient));
    const at = splat([source(view, pose)], pose);
    for (const [i, j] of allPixels()) {
      expect(at('red', i, j)).toBeCloseTo(asFloat(view.rgb[(j * 24 + i) * 3]), 4);
      expect(at('blue', i, j)).toBeCloseTo(asFloat(view.rgb[(j * 24 + i) * 3 + 2]), 4);
      expect(at('realConfidence', i, j)).toBeGreaterThan(0.98);
      expect(at('generatedConfidence', i, j)).toBe(0);
      expect(at('disagreement', i, j)).toBeCloseTo(0, 6);
      expect(at('magnification', i, j)).toBeCloseTo(0, 2);
      const depth = view.depthM[j * 24 + i];
      expect(Math.abs(at('disparity', i, j) - (2 / (1 + depth / 3) - 1))).toBeLessThan(0.03);
    }
  });

  it('shifts a fronto-parallel plane by its disparity, and leaves what comes into view empty', () => {
    // 0.5 m to the right at 4 m with a focal length of 16 px: 2 px to the left.
    const view = renderScene(camera, poseAt(0, 0, 0), planeSurface(4, gradient));
    const at = splat([source(view, poseAt(0, 0, 0))], poseAt(0.5, 0, 0));
    for (const [i, j] of allPixels()) {
      if (i < 22) {
        expect(at('red', i, j)).toBeCloseTo(asFloat(view.rgb[(j * 24 + i + 2) * 3]), 5);
        expect(at('disparity', i, j)).toBeCloseTo(2 / (1 + 4 / 3) - 1, 5);
      } else {
        expect(at('realConfidence', i, j)).toBe(0);
        expect(at('red', i, j)).toBe(0);
      }
    }
  });

  it('keeps a plane closed while it comes closer, and says how much it was magnified', () => {
    const view = renderScene(camera, poseAt(0, 0, 0), planeSurface(4, gradient));
    const at = splat([source(view, poseAt(0, 0, 0))], poseAt(0, 0, 2.4));
    for (const [i, j] of allPixels()) {
      expect(at('realConfidence', i, j)).toBeGreaterThan(0);
      expect(at('disparity', i, j)).toBeCloseTo(2 / (1 + 1.6 / 3) - 1, 4);
      expect(at('magnification', i, j)).toBeCloseTo(Math.log2(4 / 1.6), 4);
    }
  });

  it('hides the far behind the near, and uncovers nothing it has not seen', () => {
    // A square of ±0.5 m at 2 m before a plane at 8 m; the focal length makes it columns 8–15, rows 4–11.
    const square: Surface = (origin, direction) => {
      const near = planeSurface(2, () => [255, 0, 0])(origin, direction);
      const x = origin[0] + near.depthM * direction[0];
      const y = origin[1] + near.depthM * direction[1];
      if (Math.abs(x) < 0.5 && Math.abs(y) < 0.5) return near;
      return planeSurface(8, () => [0, 0, 255])(origin, direction);
    };
    const view = renderScene(camera, poseAt(0, 0, 0), square);
    // 0.5 m to the right: the square moves by 4 px to the left, the plane by 1 px.
    const at = splat([source(view, poseAt(0, 0, 0))], poseAt(0.5, 0, 0));
    const row = Array.from({ length: 24 }, (_, i) => {
      if (at('realConfidence', i, 8) === 0) return '.';
      return at('disparity', i, 8) > 0 ? 'n' : 'f';
    }).join('');
    expect(row).toBe('ffffnnnnnnnn...ffffffff.');
    for (let i = 4; i < 12; i++) expect(at('red', i, 8)).toBeCloseTo(1, 4);
    for (let i = 16; i < 22; i++) expect(at('blue', i, 8)).toBeCloseTo(1, 4);
  });

  it('drops a surface that more of the others see through', () => {
    const colour = () => [0, 0, 255] as const;
    const seen = renderScene(camera, poseAt(0, 0, 0), planeSurface(8, colour));
    const wrong = renderScene(
      camera,
      poseAt(0, 0, 0),
      planeSurface(3, () => [255, 0, 0]),
    );
    const far = [source(seen, poseAt(0, 0, 0)), source(seen, poseAt(0, 0, 0))];
    const alone = splat([source(wrong, poseAt(0, 0, 0))], poseAt(0, 0, 0));
    const outvoted = splat([source(wrong, poseAt(0, 0, 0)), ...far], poseAt(0, 0, 0));
    for (const [i, j] of allPixels()) {
      expect(alone('red', i, j)).toBeCloseTo(1, 4);
      expect(outvoted('red', i, j)).not.toBeCloseTo(1, 1);
    }
  });

  it('lets a real view see through a generated one, never the other way round', () => {
    const pose = poseAt(0, 0, 0);
    const far = renderScene(
      camera,
      pose,
      planeSurface(8, () => [0, 0, 255]),
    );
    const near = renderScene(
      camera,
      pose,
      planeSurface(3, () => [255, 0, 0]),
    );
    const beside = poseAt(0.3, 0, 0);
    // The real view is from beside: at the left edge only the generated one has anything to say.
    const realFar = splat([source(far, beside), source(near, pose, { generated: true })], pose);
    const realNear = splat([source(near, beside), source(far, pose, { generated: true })], pose);
    for (const [i, j] of allPixels()) {
      if (i > 4) expect(realFar('red', i, j)).toBeLessThan(1);
      if (realNear('realConfidence', i, j) > 0) expect(realNear('red', i, j)).toBeCloseTo(1, 4);
    }
    expect(allPixels().filter(([i, j]) => realNear('realConfidence', i, j) > 0).length).toBeGreaterThan(300);
  });

  it('does not use pixels that float between two surfaces', () => {
    const pose = poseAt(0, 0, 0);
    const view = renderScene(camera, pose, planeSurface(8, gradient));
    for (let j = 0; j < 16; j++)
      for (let i = 0; i < 24; i++) view.depthM[j * 24 + i] = i < 10 ? 2 : i === 10 ? 4 : 8;
    const at = splat([source(view, pose)], poseAt(0.5, 0, 0));
    const floating = 2 / (1 + 4 / 3) - 1;
    for (const [i, j] of allPixels())
      expect(Math.abs(at('disparity', i, j) - floating)).toBeGreaterThan(0.05);
  });

  it('takes real views where they see, generated ones only where none does', () => {
    const pose = poseAt(0, 0, 0);
    const real = renderScene(
      camera,
      pose,
      planeSurface(4, () => [0, 200, 0]),
    );
    const dreamed = renderScene(
      camera,
      pose,
      planeSurface(2, () => [200, 0, 0]),
    );
    // Seen from 1 m to the left, the real view reaches to column 19 only.
    const at = splat([source(dreamed, pose, { generated: true }), source(real, poseAt(-1, 0, 0))], pose);
    for (const [i, j] of allPixels()) {
      const isReal = i < 20;
      expect(at('realConfidence', i, j) > 0).toBe(isReal);
      expect(at('generatedConfidence', i, j) > 0).toBe(!isReal);
      expect(at('green', i, j)).toBeCloseTo(asFloat(isReal ? 200 : 0), 5);
      expect(at('disparity', i, j)).toBeCloseTo(2 / (1 + (isReal ? 4 : 2) / 3) - 1, 5);
    }
  });

  it('turns the sky with the camera, but does not move it', () => {
    const sky: Surface = (_, direction) => ({ depthM: 0, colour: [128 + 90 * direction[0], 128, 250] });
    const view = renderScene(camera, poseAt(0, 0, 0), sky);
    const moved = splat([source(view, poseAt(0, 0, 0))], poseAt(0.7, 0.3, 1));
    for (const [i, j] of allPixels()) {
      if (i === 23 || j === 15) continue;
      expect(moved('red', i, j)).toBeCloseTo(asFloat(view.rgb[(j * 24 + i) * 3]), 1);
      expect(moved('disparity', i, j)).toBeCloseTo(2 / (1 + 1000 / 3) - 1, 3);
    }
    const turn = Math.atan(4 / 16);
    const turned = splat([source(view, poseAt(0, 0, 0))], poseAt(0, 0, 0, turn));
    // The target's centre looks where the source's column 16 looked.
    expect(turned('red', 12, 8)).toBeCloseTo(asFloat(view.rgb[(8 * 24 + 16) * 3]), 1);
    expect(turned('realConfidence', 23, 8)).toBe(0);
  });

  it('says where sources disagree', () => {
    const pose = poseAt(0, 0, 0);
    const grey = (value: number) =>
      renderScene(
        camera,
        pose,
        planeSurface(4, () => [value, value, value]),
      );
    const same = splat([source(grey(100), pose), source(grey(100), pose)], pose);
    const apart = splat([source(grey(100), pose), source(grey(151), pose)], pose);
    expect(same('disagreement', 12, 8)).toBeCloseTo(0, 5);
    // Two equal weights at ±0.2 of the mean.
    expect(apart('disagreement', 12, 8)).toBeCloseTo(0.2, 4);
    expect(apart('red', 12, 8)).toBeCloseTo((asFloat(100) + asFloat(151)) / 2, 4);
  });

  it('trusts a view from nearby more than one from aside', () => {
    const plane = (pose: number[]) => renderScene(camera, pose, planeSurface(4, gradient));
    const near = poseAt(0.1, 0, 0);
    const aside = poseAt(1.2, 0, 0);
    const fromNear = splat([source(plane(near), near)], poseAt(0, 0, 0));
    const fromAside = splat([source(plane(aside), aside)], poseAt(0, 0, 0));
    expect(fromNear('realConfidence', 16, 8)).toBeGreaterThan(fromAside('realConfidence', 16, 8));
    expect(fromAside('realConfidence', 16, 8)).toBeGreaterThan(0);
  });

  it('gives zeros without sources', () => {
    expect(new Splatter(camera).splat([], poseAt(0, 0, 0)).every((value) => value === 0)).toBe(true);
  });

  it('keeps nothing of one call for the next', () => {
    const { camera: small, sources, targetPose } = parityCase();
    const prepared = sources.map(({ pose, generated, ...view }) =>
      source(view, pose, { generated, size: small }),
    );
    const splatter = new Splatter(small);
    const first = splatter.splat(prepared, targetPose);
    splatter.splat([...prepared, prepared[0]], poseAt(1, 0, 0));
    expect(splatter.splat(prepared, targetPose)).toEqual(first);
    expect(new Splatter(small).splat(prepared, targetPose)).toEqual(first);
  });

  it('leaves no pixel half filled', () => {
    const { camera: small, sources, targetPose } = parityCase();
    const prepared = sources.map(({ pose, generated, ...view }) =>
      source(view, pose, { generated, size: small }),
    );
    const guide = new Splatter(small).splat(prepared, targetPose);
    const count = small.widthPx * small.heightPx;
    const kinds = { real: 0, generated: 0, empty: 0 };
    for (let at = 0; at < count; at++) {
      const channels = Array.from({ length: 8 }, (_, channel) => guide[channel * count + at]);
      expect(channels.every(Number.isFinite)).toBe(true);
      if (channels[4] > 0) kinds.real++;
      else if (channels[5] > 0) kinds.generated++;
      else kinds.empty++;
      if (channels[4] > 0) expect(channels[5]).toBe(0);
      if (channels[4] === 0 && channels[5] === 0) expect(channels).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    }
    for (const kind of Object.values(kinds)) expect(kind).toBeGreaterThan(0);
  });

  it('refuses a view of another size', () => {
    const other = cameraOf(8, 8, 8);
    const view = renderScene(other, poseAt(0, 0, 0), planeSurface(4, gradient));
    const attempt = () => splat([source(view, poseAt(0, 0, 0), { size: other })], poseAt(0, 0, 0));
    expect(attempt).toThrow(ViewSizeError);
    expect(attempt).toThrow('A source view of 8×8 pixels cannot be splatted into a camera of 24×16');
  });
});
