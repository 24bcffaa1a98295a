import { localPipes } from '@dreamwalk/host';
import { expect, it } from 'vitest';
import { pipeToCome } from './pipe-to-come.ts';

it('carries both ways, in order, what was posted before it was connected too', async () => {
  const { near, far } = localPipes<number, number>();
  let connect: (pipe: typeof near) => void = () => {};
  const pipe = pipeToCome(new Promise<typeof near>((resolve) => (connect = resolve)));
  const heard: unknown[] = [];
  const answered: number[] = [];
  far.onMessage((message) => heard.push(message));
  pipe.onMessage((message) => answered.push(message));
  pipe.post(1);
  pipe.post(2);
  connect(near);
  await new Promise((resolve) => setTimeout(resolve));
  pipe.post(3);
  far.post(4);
  await new Promise((resolve) => setTimeout(resolve));
  expect([heard, answered]).toEqual([[1, 2, 3], [4]]);
});
