import { describe, expect, it } from 'vitest';
import { TaskQueue } from './task-queue.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('TaskQueue', () => {
  it('runs one task at a time, in the order of the calls', async () => {
    const queue = new TaskQueue();
    const log: string[] = [];
    const task = (name: string) => async () => {
      log.push(`${name} starts`);
      await tick();
      log.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([queue.run(task('a')), queue.run(task('b')), queue.run(task('c'))]);
    expect(results).toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  });

  it('goes on after a failure, thrown or rejected', async () => {
    const queue = new TaskQueue();
    const thrown = queue.run(() => {
      throw new Error('thrown');
    });
    const rejected = queue.run(async () => {
      throw new Error('rejected');
    });
    const fine = queue.run(() => 1);
    await expect(thrown).rejects.toThrow('thrown');
    await expect(rejected).rejects.toThrow('rejected');
    await expect(fine).resolves.toBe(1);
  });

  it('rejects at once when aborted while waiting, and never starts the task', async () => {
    const queue = new TaskQueue();
    const controller = new AbortController();
    let release = () => {};
    const first = queue.run(() => new Promise<void>((resolve) => (release = resolve)));
    let started = false;
    const second = queue.run(
      () => {
        started = true;
      },
      { signal: controller.signal },
    );
    controller.abort(new Error('no longer wanted'));
    await expect(second).rejects.toThrow('no longer wanted');
    release();
    await first;
    await queue.run(() => {});
    expect(started).toBe(false);
  });

  it('lets a started task finish', async () => {
    const queue = new TaskQueue();
    const controller = new AbortController();
    const running = queue.run(
      async () => {
        controller.abort();
        await tick();
        return 'done';
      },
      { signal: controller.signal },
    );
    await expect(running).resolves.toBe('done');
  });

  it('refuses a signal that is aborted already', async () => {
    const queue = new TaskQueue();
    await expect(queue.run(() => 1, { signal: AbortSignal.abort(new Error('late')) })).rejects.toThrow(
      'late',
    );
  });
});
