import { describe, expect, it } from 'vitest';
import { type JobState, startJob } from './job.ts';
import { breathe } from './task.ts';

describe('startJob', () => {
  it('tells every step and the result', async () => {
    const job = startJob(async ({ onProgress, signal }) => {
      for (let done = 0; done < 2; done++) {
        await breathe(signal);
        onProgress({ stage: 'counting', done, total: 2 });
      }
      return 'counted';
    });
    const seen: JobState<string>[] = [];
    job.subscribe((state) => seen.push(state));
    expect(await job.settled).toEqual({ status: 'done', result: 'counted' });
    expect(seen.map((state) => (state.status === 'running' ? state.progress?.done : state.status))).toEqual([
      0,
      1,
      'done',
    ]);
    expect(job.state.status).toBe('done');
  });

  it('can be cancelled, and says nothing more to who has left', async () => {
    const job = startJob(async ({ signal }) => {
      for (;;) await breathe(signal);
    });
    const leave = job.subscribe(() => expect.unreachable('left already'));
    leave();
    job.cancel();
    expect(await job.settled).toEqual({ status: 'cancelled' });
  });

  it('keeps the error', async () => {
    const error = new Error('no');
    const job = startJob(() => Promise.reject(error));
    expect(await job.settled).toEqual({ status: 'failed', error });
    job.cancel();
    expect(job.state.status).toBe('failed');
  });
});
