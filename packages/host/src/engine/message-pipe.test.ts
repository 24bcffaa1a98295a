import { describe, expect, it } from 'vitest';
import { localPipes, portPipe } from './message-pipe.ts';

describe('portPipe', () => {
  it('carries messages in order and hands buffers over', async () => {
    const { port1, port2 } = new MessageChannel();
    const near = portPipe<{ bytes: Uint8Array }, never>(port1);
    const far = portPipe<never, { bytes: Uint8Array }>(port2);
    const bytes = Uint8Array.of(1, 2, 3);
    near.post({ bytes: Uint8Array.of(9) });
    near.post({ bytes }, [bytes.buffer]);
    const got: number[][] = [];
    await new Promise<void>((resolve) => {
      far.onMessage((message) => {
        got.push([...message.bytes]);
        if (got.length === 2) resolve();
      });
    });
    expect(got).toEqual([[9], [1, 2, 3]]);
    expect(bytes.byteLength).toBe(0);
    near.close();
  });
});

describe('localPipes', () => {
  it('never calls an end from inside a call of its own', async () => {
    const { near, far } = localPipes<string, string>();
    const heard: string[] = [];
    far.onMessage((message) => {
      far.post(`${message}!`);
      heard.push('posted');
    });
    near.onMessage((message) => heard.push(message));
    near.post('hello');
    expect(heard).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual(['posted', 'hello!']);
  });

  it('tells the far end that the near one closed', () => {
    const { near, far } = localPipes<string, string>();
    const reasons: string[] = [];
    far.onClose((reason) => reasons.push(reason));
    near.close();
    expect(reasons.length).toBe(1);
  });
});
