import { expect, it } from 'vitest';
import { localPipes } from './message-pipe.ts';
import type { EngineCommand, EngineEvent } from './protocol.ts';
import { serveEngine } from './serve-engine.ts';
import { EventLog, TestPlatform } from './testing/test-platform.ts';

it('runs an engine behind a pipe, refuses what is no command, and ends with the pipe', async () => {
  const platform = new TestPlatform();
  const { near, far } = localPipes<unknown, EngineEvent>();
  const log = new EventLog();
  near.onMessage(log.add);
  serveEngine(platform, far);

  near.post({ type: 'openModel', modelId: '../elsewhere' });
  expect((await log.until('failed')).failure).toMatchObject({ name: 'WireFormatError' });
  near.post({ type: 'openModel', modelId: 'rooms' } satisfies EngineCommand);
  await log.until('modelReady');
  near.close();
  await expect.poll(() => platform.dream.isDisposed).toBe(true);
});
