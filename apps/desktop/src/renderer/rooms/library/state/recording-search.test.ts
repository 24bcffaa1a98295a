import { expect, it } from 'vitest';
import type { ListedRecording, ListedRollout } from '../../../../shared/library-protocol.ts';
import { searchRecordings } from './recording-search.ts';

const rollout: ListedRollout = {
  kind: 'rollout',
  name: 'a-walk',
  createdAt: '2026-01-02T03:04:05.000Z',
  sizeBytes: 1,
  hasFilm: false,
  frameCount: 7,
  fps: 20,
  widthPx: 4,
  heightPx: 4,
  isFinished: true,
  modelId: 'voxel-rooms',
  source: 'world 1000003',
  seed: 0,
  memoryPolicy: 'coverage',
  provider: 'native CPU',
};
const film: ListedRecording = {
  kind: 'film',
  name: 'world-5 2026.mp4',
  createdAt: '2026-01-01T00:00:00.000Z',
  sizeBytes: 1,
};

it.each([
  ['', 2],
  ['  ', 2],
  ['WORLD', 2],
  ['world 1000003', 1],
  ['coverage rooms', 1],
  ['coverage film', 0],
  ['mp4', 1],
])('finds for "%s"', (search, found) => {
  expect(searchRecordings([rollout, film], search)).toHaveLength(found);
});
