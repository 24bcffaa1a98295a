import { expect, it } from 'vitest';
import { advanceInstall, beginInstall, installSteps } from './install-progress.ts';

const states = (install: Parameters<typeof installSteps>[0]) =>
  installSteps(install).map(({ step, state }) => `${step} ${state}`);

it('goes from sending to the golden outputs, and unpacks only archives', () => {
  const folder = beginInstall('rooms', false, 6);
  expect(states(folder)).toEqual([
    'sending now',
    'manifest later',
    'files later',
    'graphs later',
    'golden later',
  ]);
  const archive = advanceInstall(beginInstall('rooms.zip', true, 1), { type: 'unpacking' });
  expect(states(archive).slice(0, 3)).toEqual(['sending done', 'unpacking now', 'manifest later']);
});

it('marks the check at which a model failed', () => {
  const at = { type: 'check', check: 'graphs', done: 1, total: 4, detail: 'denoiser' } as const;
  const failed = {
    ...advanceInstall(beginInstall('rooms', false, 6), at),
    problem: { name: 'GraphMismatchError', message: 'It does not fit.' },
  };
  expect(failed).toMatchObject({ done: 1, total: 4, detail: 'denoiser' });
  expect(states(failed)).toEqual([
    'sending done',
    'manifest done',
    'files done',
    'graphs failed',
    'golden later',
  ]);
});
