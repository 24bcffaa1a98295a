import type { EngineCommand, EngineEvent, ProviderRung } from '@dreamwalk/host';
import { expect, it } from 'vitest';
import { type EngineConnection, EngineLadder } from './engine-ladder.ts';

/** A connection whose far end is the test. */
class FakeConnection implements EngineConnection {
  readonly posted: EngineCommand[] = [];
  isClosed = false;
  say: (event: EngineEvent) => void = () => {};
  drop: (reason: string) => void = () => {};
  post(command: EngineCommand): void {
    this.posted.push(command);
  }
  onMessage(receive: (event: EngineEvent) => void): void {
    this.say = receive;
  }
  onClose(closed: (reason: string) => void): void {
    this.drop = closed;
  }
  close(): void {
    this.isClosed = true;
  }
}

const rungs: ProviderRung[] = [
  { provider: 'webgpu', why: 'A real GPU.', isForced: false },
  { provider: 'wasm', why: 'Runs everywhere.', isForced: false },
];
const failed = (name: string): EngineEvent => ({
  type: 'failed',
  failure: { name, message: 'x', during: 'openModel' },
});
const ready = { type: 'modelReady' } as EngineEvent;

function climb() {
  const connections: FakeConnection[] = [];
  const tried: ProviderRung[] = [];
  const events: EngineEvent[] = [];
  const ladder = new EngineLadder({
    rungs,
    modelId: 'rooms',
    connect: () => {
      connections.push(new FakeConnection());
      return connections[connections.length - 1];
    },
    onRung: (rung) => tried.push(rung),
    onEvent: (event) => events.push(event),
  });
  return { ladder, connections, tried, events };
}

it('opens the model on the best rung and passes everything through', () => {
  const { ladder, connections, tried, events } = climb();
  connections[0].say(ready);
  ladder.post({ type: 'step' });
  expect(tried.map((rung) => rung.provider)).toEqual(['webgpu']);
  expect(connections[0].posted).toEqual([{ type: 'openModel', modelId: 'rooms' }, { type: 'step' }]);
  expect(events).toEqual([ready]);
});

it('goes down a rung when the provider fails, saying why', () => {
  const { connections, tried, events } = climb();
  connections[0].say(failed('GoldenTestError'));
  expect(connections[0].isClosed).toBe(true);
  expect(connections[1].posted).toEqual([{ type: 'openModel', modelId: 'rooms' }]);
  expect(tried[1]).toMatchObject({
    provider: 'wasm',
    why: 'webgpu did not work (GoldenTestError). Runs everywhere.',
  });
  expect(events).toEqual([]);
});

it('goes down a rung when the connection breaks before the model is open', () => {
  const { connections, tried } = climb();
  connections[0].drop('gone.');
  expect(tried.map((rung) => rung.provider)).toEqual(['webgpu', 'wasm']);
});

it("does not blame the provider for a model's own faults, nor for anything once the model is open", () => {
  const damaged = climb();
  damaged.connections[0].say(failed('HashMismatchError'));
  expect(damaged.events).toEqual([failed('HashMismatchError')]);

  const open = climb();
  open.connections[0].say(ready);
  open.connections[0].drop('gone.');
  expect(open.tried.length).toBe(1);
  expect(open.events[1]).toMatchObject({
    type: 'failed',
    failure: { name: 'EngineConnectionError', during: 'walk' },
  });
});

it('tells the failure of the last rung', () => {
  const { connections, events } = climb();
  connections[0].say(failed('DeviceLostError'));
  connections[1].say(failed('GraphLoadError'));
  expect(events).toEqual([failed('GraphLoadError')]);
});

it('ignores what a rung says after it was left', () => {
  const { connections, events } = climb();
  connections[0].say(failed('DeviceLostError'));
  connections[0].say(ready);
  expect(events).toEqual([]);
});

it('climbs down with another model too, where the provider fails it', () => {
  const { ladder, connections, tried } = climb();
  connections[0].say(ready);
  ladder.post({ type: 'openModel', modelId: 'gardens' });
  connections[0].say(failed('GraphLoadError'));
  expect(tried.map(({ provider }) => provider)).toEqual(['webgpu', 'wasm']);
  expect(connections[1].posted).toEqual([{ type: 'openModel', modelId: 'gardens' }]);
});
