import { cameraFromHfov, lookPose } from '@dreamwalk/geometry';
import {
  formatNerfstudio,
  formatTum,
  NERFSTUDIO_CONVENTION,
  type Trajectory,
  TrajectoryFormatError,
  TUM_CONVENTION,
  toConvention,
} from '@dreamwalk/trajectory';
import { describe, expect, it } from 'vitest';
import { exportPath } from './export-path.ts';
import { draftTrajectory, expectedOf, readDraft, undoApplied } from './import-draft.ts';

const camera = cameraFromHfov(128, 128, 1.4);
const walk: Trajectory = {
  samples: Array.from({ length: 40 }, (_, frame) => ({
    timeS: frame / 20,
    pose: lookPose([4 + 0.2 * frame, 7 + Math.sin(frame / 8), 1.6], 0.5 * Math.cos(frame / 8), 0),
  })),
};
const xOf = (trajectory: Trajectory) => trajectory.samples.map(({ pose }) => pose.translation[0].toFixed(9));

describe('readDraft', () => {
  it('tells the formats apart by their content', () => {
    const tum = readDraft('walk.json', formatTum(walk), 20);
    expect(tum).toMatchObject({ format: 'tum', guess: { reason: 'format' } });
    expect(xOf(draftTrajectory(tum))).toEqual(xOf(walk));
    const nerfstudio = readDraft('walk.txt', `\uFEFF ${formatNerfstudio(walk, camera)}`, 20);
    expect(nerfstudio).toMatchObject({ format: 'nerfstudio', guess: { reason: 'format' } });
    expect(xOf(draftTrajectory(nerfstudio))).toEqual(xOf(walk));
    expect(expectedOf(nerfstudio)).toEqual(NERFSTUDIO_CONVENTION);
  });

  it('sees through a TUM file with OpenGL axes, and reads it otherwise when told to', () => {
    const draft = readDraft('gl.tum', formatTum(toConvention(walk, NERFSTUDIO_CONVENTION)), 20);
    expect(draft).toMatchObject({ format: 'tum', guess: { reason: 'path' } });
    expect(xOf(draftTrajectory(draft))).toEqual(xOf(walk));
    const asPrescribed = draftTrajectory(draft, TUM_CONVENTION).samples[0].pose;
    expect(asPrescribed.rotation).not.toEqual(walk.samples[0].pose.rotation);
  });

  it('takes back what nerfstudio applied, and finds the other up', () => {
    const document = JSON.parse(formatNerfstudio(walk, camera));
    document.applied_transform = [
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [0, -1, 0, 0],
    ];
    const draft = readDraft('transforms.json', JSON.stringify(document), 20);
    expect(draft.convention.up).toBe('+z');
    const undone = undoApplied(draft, true);
    expect(undone.convention.up).toBe('-y');
    expect(xOf(draftTrajectory(undone))).toEqual(xOf(walk));
    expect(undoApplied(undone, false).convention).toEqual(draft.convention);
  });

  it('passes on what is wrong with a file', () => {
    expect(() => readDraft('broken.tum', '0 0 0', 20)).toThrow(TrajectoryFormatError);
    expect(() => readDraft('broken.json', '{"frames": []}', 20)).toThrow(/broken\.json, frames/);
  });
});

describe('exportPath', () => {
  it.each(['tum', 'nerfstudio'] as const)('writes %s that is read back as it was', (format) => {
    const { text } = exportPath('Walk 1', walk, format, camera);
    const draft = readDraft('a', text, 20);
    expect(draft.format).toBe(format);
    expect(xOf(draftTrajectory(draft))).toEqual(xOf(walk));
  });

  it.each([
    ['Walk 1', 'Walk-1.tum'],
    ['gl.tum', 'gl.tum'],
    ['../../étage/2', 'étage-2.tum'],
    ['???', 'trajectory.tum'],
  ])('names the file of %s %s', (name, fileName) => {
    expect(exportPath(name, walk, 'tum', camera).fileName).toBe(fileName);
  });
});
