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
const frame = { type: 'frame' } as EngineEvent;
const recorded = { type: 'recorded' } as EngineEvent;

function climb() {
  const connections: FakeConnection[] = [];
  const tried: ProviderRung[] = [];
  const events: EngineEvent[] = [];
  const restarts: string[] = [];
  const ladder = new EngineLadder({
    rungs,
    modelId: 'rooms',
    connect: () => {
      connections.push(new FakeConnection());
      return connections[connections.length - 1];
    },
    onRung: (rung) => tried.push(rung),
    onRestart: ({ name }) => restarts.push(name),
    onEvent: (event) => events.push(event),
  });
  return { ladder, connections, tried, events, restarts };
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

it("does not blame the provider for a model's own faults", () => {
  const damaged = climb();
  damaged.connections[0].say(failed('HashMismatchError'));
  expect(damaged.events).toEqual([failed('HashMismatchError')]);
});

it('starts an engine anew that is lost in the middle of a walk, and says so', () => {
  const { ladder, connections, tried, events, restarts } = climb();
  connections[0].say(ready);
  connections[0].say(frame);
  connections[0].drop('gone.');
  expect(restarts).toEqual(['EngineConnectionError']);
  expect(tried.map(({ provider }) => provider)).toEqual(['webgpu', 'webgpu']);
  expect(connections[1].posted).toEqual([{ type: 'openModel', modelId: 'rooms' }]);
  expect(events).toEqual([ready, frame]);
  connections[1].say(ready);
  ladder.post({ type: 'step' });
  expect(connections[1].posted.at(-1)).toEqual({ type: 'step' });
});

it.each(['DeviceLostError', 'DeviceFaultError'])(
  'starts an engine anew that cannot go on after %s',
  (name) => {
    const { connections, events, restarts } = climb();
    connections[0].say(ready);
    connections[0].say(frame);
    connections[0].say(failed('GraphRunError'));
    expect(events.at(-1)).toEqual(failed('GraphRunError'));
    connections[0].say(failed(name));
    expect(restarts).toEqual([name]);
    expect(connections[0].isClosed).toBe(true);
  },
);

it('goes down a rung when the provider fails an engine that was started anew', () => {
  const { connections, tried } = climb();
  connections[0].say(ready);
  connections[0].say(frame);
  connections[0].say(failed('DeviceLostError'));
  connections[1].say(failed('SoftwareAdapterError'));
  expect(tried.map(({ provider }) => provider)).toEqual(['webgpu', 'webgpu', 'wasm']);
});

it('gives up on an engine that is lost before it shows a frame, and on one that cannot be reached any more', () => {
  const young = climb();
  young.connections[0].say(ready);
  young.connections[0].drop('gone.');
  expect(young.restarts).toEqual([]);
  expect(young.events.at(-1)).toMatchObject({ failure: { name: 'EngineConnectionError', during: 'walk' } });

  const unreachable = climb();
  unreachable.connections[0].say(ready);
  unreachable.connections[0].say(frame);
  unreachable.connections[0].drop('gone.');
  unreachable.connections[1].drop('the server is gone too.');
  expect(unreachable.restarts.length).toBe(1);
  expect(unreachable.connections.length).toBe(2);
  expect(unreachable.events.at(-1)).toMatchObject({
    failure: { name: 'EngineConnectionError', during: 'openModel' },
  });
});

it('passes on what an engine recorded after it was left', () => {
  const { connections, events } = climb();
  connections[0].say(ready);
  connections[0].say(frame);
  connections[0].say(failed('DeviceLostError'));
  connections[0].say(recorded);
  connections[0].say(ready);
  expect(events).toEqual([ready, frame, recorded]);
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
