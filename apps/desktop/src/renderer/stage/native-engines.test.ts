import { expect, it } from 'vitest';
import { NativeEngines } from './native-engines.ts';

it('gives the same address of a socket for every engine', async () => {
  const address = { kind: 'socket', url: 'ws://127.0.0.1/engine', token: 't' } as const;
  const engines = new NativeEngines(address, () => expect.unreachable());
  expect(await engines.next()).toBe(address);
  expect(await engines.next()).toBe(address);
});

it('asks for another port for every engine but the first', async () => {
  const [first, second] = [new MessageChannel().port1, new MessageChannel().port1];
  let asked = 0;
  const engines = new NativeEngines({ kind: 'port', port: first }, () => asked++);
  expect(await engines.next()).toEqual({ kind: 'port', port: first });
  expect(asked).toBe(0);
  const next = engines.next();
  expect(asked).toBe(1);
  engines.takePort(second);
  expect(await next).toEqual({ kind: 'port', port: second });
});
