import { cameraFromHfov, lookPose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrajectoryFormatError } from './errors.ts';
import { formatNerfstudio, parseNerfstudio, undoAppliedTransform } from './nerfstudio.ts';
import { fromConvention, NERFSTUDIO_CONVENTION } from './pose-convention.ts';
import { poseDifference } from './testing/compare.ts';
import { walks } from './testing/walks.ts';

const camera = cameraFromHfov(128, 96, Math.PI / 2);

/** OpenGL camera-to-world of a level camera that looks along +x: right −y, up +z, back −x. */
const LEVEL = [
  [0, 0, -1, 0],
  [-1, 0, 0, 0],
  [0, 1, 0, 1.6],
  [0, 0, 0, 1],
];

const frame = (path: string, x = 0, more: object = {}) => ({
  file_path: path,
  transform_matrix: [[0, 0, -1, x], ...LEVEL.slice(1)],
  ...more,
});

const read = (document: object) => parseNerfstudio(JSON.stringify(document), 'transforms.json', 10);

describe('parseNerfstudio', () => {
  it('reads OpenGL camera-to-world matrices', () => {
    const { transforms, applied } = read({ fl_x: 100, frames: [frame('a.png')] });
    const [{ pose }] = fromConvention(transforms, NERFSTUDIO_CONVENTION).samples;
    expect(poseDifference(pose, lookPose([0, 0, 1.6], 0, 0))).toBeLessThan(1e-15);
    expect(applied).toBeUndefined();
  });

  it('orders frames by the numbers in their names, at the rate given', () => {
    const { transforms } = read({ frames: ['f_10', 'f_2', 'f_1'].map((name, x) => frame(name, x)) });
    expect(transforms.samples.map(({ pose }) => pose.translation[0])).toEqual([2, 1, 0]);
    expect(transforms.samples.map(({ timeS }) => timeS)).toEqual([0, 0.1, 0.2]);
  });

  it('keeps to the times of frames that have one', () => {
    const { transforms } = read({ frames: [frame('a', 1, { time: 3 }), frame('b', 2, { time: 0.5 })] });
    expect(transforms.samples.map(({ timeS }) => timeS)).toEqual([0.5, 3]);
  });

  it('can take back what nerfstudio did to the world', () => {
    // As ns-process-data writes it for COLMAP: (x, y, z) became (x, z, −y).
    const applied_transform = [
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [0, -1, 0, 0],
    ];
    const { transforms, applied } = read({
      applied_transform,
      applied_scale: 2,
      frames: [frame('a', 4), frame('b', 6)],
    });
    const original = undoAppliedTransform(transforms, applied!);
    // Of the point (4, 0, 1.6): halved, and turned back by (x, y, z) → (x, −z, y).
    for (const [axis, value] of [2, -0.8, 0].entries())
      expect(original.samples[0].pose.translation[axis]).toBeCloseTo(value, 12);
    expect(original.samples[1].pose.translation[0]).toBeCloseTo(3, 12);
  });

  it.each([
    ['no JSON', '{"frames": [', /transforms\.json, the document: This is not JSON/],
    ['a list', '[]', /the document: This is not a JSON object.*Choose/],
    ['no frames', '{}', /frames: There is no list of frames/],
    ['a frame that is none', '{"frames": [1]}', /frames\.0: .*Remove/],
    ['no matrix', '{"frames": [{}]}', /frames\.0\.transform_matrix: .*row by row/],
    ['a matrix with a hole', text([[1, 2, 3], [], [], []]), /frames\.0\.transform_matrix: .*four finite/],
    ['words for numbers', text(LEVEL.map((row) => row.map(String))), /four finite numbers/],
    [
      'a scaled rotation',
      text(LEVEL.map((row) => row.map((value) => value * 2))),
      /not a rotation.*Remove any scale/,
    ],
    [
      'a time on some frames',
      JSON.stringify({ frames: [frame('a', 0, { time: 1 }), frame('b')] }),
      /Only 1 of 2 frames/,
    ],
    [
      'a time that is none',
      JSON.stringify({ frames: [frame('a', 0, { time: 'now' })] }),
      /frames\.0\.time: /,
    ],
    ['a scale of nothing', JSON.stringify({ applied_scale: 0, frames: [frame('a')] }), /applied_scale: /],
  ])('names place and remedy for %s', (_, document, message) => {
    expect(() => parseNerfstudio(document, 'transforms.json', 10)).toThrow(TrajectoryFormatError);
    expect(() => parseNerfstudio(document, 'transforms.json', 10)).toThrow(message);
  });
});

describe('formatNerfstudio', () => {
  it('is read back, with its times', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const { transforms } = parseNerfstudio(formatNerfstudio(walk, camera), 'a.json', 10);
        const back = fromConvention(transforms, NERFSTUDIO_CONVENTION).samples;
        for (const [index, { timeS, pose }] of back.entries()) {
          expect(timeS).toBe(walk.samples[index].timeS);
          expect(poseDifference(pose, walk.samples[index].pose)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("describes the camera in nerfstudio's words", () => {
    const document = JSON.parse(
      formatNerfstudio({ samples: [{ timeS: 0, pose: lookPose([0, 0, 1.6], 0, 0) }] }, camera),
    );
    expect(document).toMatchObject({ camera_model: 'OPENCV', w: 128, h: 96, cx: 64, cy: 48 });
    expect(document.fl_x).toBeCloseTo(64, 12);
    expect(document.frames[0].file_path).toBe('images/frame_00001.png');
    for (const [row, values] of LEVEL.entries())
      for (const [column, value] of values.entries())
        expect(document.frames[0].transform_matrix[row][column]).toBeCloseTo(value, 12);
  });
});

function text(matrix: unknown): string {
  return JSON.stringify({ frames: [{ file_path: 'a', transform_matrix: matrix }] });
}
