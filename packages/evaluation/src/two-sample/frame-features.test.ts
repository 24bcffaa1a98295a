import type { RgbFrame } from '@dreamwalk/environment';
import { lookPose, seededRandom } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { BoxRoom, plainFrame } from '../testing/box-room.ts';
import { frameFeatures } from './frame-features.ts';

const frame = new BoxRoom().render(lookPose([0, 0, 1.6], 0.4, 0)).frame;

function painted(value: (x: number, y: number) => number): RgbFrame {
  const rgb = new Uint8Array(3 * 48 * 48);
  for (let at = 0; at < 48 * 48; at++) rgb.fill(value(at % 48, Math.floor(at / 48)), 3 * at, 3 * at + 3);
  return { widthPx: 48, heightPx: 48, rgb };
}

/** Index of the first of the three statistics of a filter at a scale; filters: along x, along y, Laplacian, checkerboard. */
const response = (scale: number, filter: number) => 12 * scale + 3 * filter;

describe('frameFeatures', () => {
  it('are 54 finite numbers, even of a frame without any detail', () => {
    for (const shown of [frame, plainFrame(48, 48, [0, 0, 0]), plainFrame(32, 32, [255, 255, 255])]) {
      const features = frameFeatures(shown);
      expect(features).toHaveLength(54);
      expect(features.every(Number.isFinite)).toBe(true);
    }
  });

  it('tell the direction of detail', () => {
    const stripes = frameFeatures(painted((x) => 100 + 20 * (x % 2)));
    expect(stripes[response(0, 0)]).toBeCloseTo(Math.log(20.001), 4);
    expect(stripes[response(0, 1)]).toBeCloseTo(Math.log(0.001), 4);
    expect(stripes[response(0, 1) + 2]).toBe(1);
    expect(stripes[response(0, 3)]).toBeCloseTo(Math.log(0.001), 4);
    // A 2×2 mean leaves nothing of stripes that are a pixel wide.
    expect(stripes[response(1, 0)]).toBeCloseTo(Math.log(0.001), 4);
  });

  it('tell a checkerboard, the trace of an upsampling decoder', () => {
    const board = frameFeatures(painted((x, y) => 100 + 10 * ((x + y) % 2)));
    expect(board[response(0, 3)]).toBeCloseTo(Math.log(20.001), 4);
  });

  it('tell rare strong edges from noise everywhere by the kurtosis', () => {
    const random = seededRandom(3);
    const edge = frameFeatures(painted((x) => (x < 20 ? 60 : 160)));
    const noise = frameFeatures(painted(() => 60 + 100 * random()));
    expect(edge[response(0, 0) + 1]).toBeGreaterThan(noise[response(0, 0) + 1] + 1);
  });

  it('tell that one half is blurred by the spread of contrast', () => {
    const half = frameFeatures(painted((x, y) => (x < 24 ? 100 : 100 + 40 * ((x + y) % 2))));
    const [low, , , , high] = half.slice(36, 41);
    expect(low).toBeCloseTo(Math.log(0.001), 4);
    expect(high).toBeCloseTo(Math.log(20.001), 4);
  });

  it('tell colours by mean, spread and saturation', () => {
    const features = frameFeatures(plainFrame(48, 48, [200, 100, 50]));
    expect(features.slice(45, 51)).toEqual([200, 0, 100, 0, 50, 0]);
    expect(features[53]).toBeCloseTo(0.75, 12);
  });
});
