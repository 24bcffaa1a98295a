import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { cameraFromHfov, identityPose, poseToMatrix, type Twist } from '@dreamwalk/geometry';
import { TaskQueue } from '@dreamwalk/inference';
import { encodeMessage, NdArray, type WireValue } from '@dreamwalk/policy';
import {
  bundledCamera,
  createWorld,
  SimulatorEnvironment,
  startPose,
  wanderPath,
} from '@dreamwalk/simulator';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { EnvironmentServer, type EnvironmentServerOptions } from './environment-server.ts';
import { placeOpener } from './places/open-place.ts';
import type { OpenPlace } from './places/served-place.ts';
import { SharedModels } from './places/shared-models.ts';
import { EnvironmentClient } from './testing/environment-client.ts';

const WORLD = 1_000_003;
const AHEAD = { action: [0.1, 0, 0, 0] };

const models = new SharedModels({});
let server: EnvironmentServer | undefined;
const bugs: unknown[] = [];
afterEach(async () => {
  await server?.close();
  server = undefined;
  await models.dispose();
  expect(bugs.splice(0)).toEqual([]);
});

async function start(options: Partial<EnvironmentServerOptions> = {}): Promise<string> {
  server = await EnvironmentServer.start({
    port: 0,
    mostSessions: 4,
    openPlace: placeOpener(models),
    onBug: (error) => bugs.push(error),
    ...options,
  });
  return server.url;
}

async function client(options: Partial<EnvironmentServerOptions> = {}): Promise<EnvironmentClient> {
  return EnvironmentClient.connect(server?.url ?? (await start(options)));
}

/** The simulated world, built once for all tests that only walk in it, through a camera that renders at once. */
const world = createWorld(WORLD);
const tinyCamera = cameraFromHfov(8, 8, 1.4);
const openWorld: OpenPlace = async () => ({
  camera: tinyCamera,
  fps: 20,
  model: null,
  queue: new TaskQueue(),
  async begin() {
    const environment = new SimulatorEnvironment(world, tinyCamera);
    const first = await environment.reset({ kind: 'tour', views: [], pose: startPose(world) });
    return { environment, first, coveredShare: () => null };
  },
  async dispose() {},
});

/** A client in the simulated world, at the start. */
async function walker(): Promise<EnvironmentClient> {
  const walking = await client({ openPlace: openWorld });
  await walking.ask('make', { environment: 'simulator', worldSeed: WORLD });
  await walking.ask('reset');
  return walking;
}

describe('the simulator, served', () => {
  it('says what it is, and shows what the simulator shows', async () => {
    const walking = await client();
    expect(walking.hello).toMatchObject({ protocol: 'dreamwalk-environment/1' });
    const made = await walking.ask('make', {
      environment: 'simulator',
      worldSeed: WORLD,
      actionSpace: 'twist',
    });
    expect(made.ok).toMatchObject({
      camera: { widthPx: 128, heightPx: 128 },
      fps: 20,
      model: null,
      actionSpace: { id: 'twist', dims: 6 },
    });
    const { ok: first } = await walking.ask('reset', { seed: 4 });
    expect(first).toMatchObject({ frameIndex: 0, coveredShare: null, blocked: null });
    const action = NdArray.of(Float32Array.of(0, 0, 0.125, 0, 0.0625, 0), [6]);
    const { ok: second } = await walking.ask('step', { action });

    const truth = new SimulatorEnvironment(world, bundledCamera(), { solid: true });
    await truth.reset({ kind: 'tour', views: [], pose: wanderPath(world, WORLD, 0)[0] });
    const twist: Twist = { linear: [0, 0, 0.125], angular: [0, 0.0625, 0] };
    const seen = await truth.step({ kind: 'twist', twist });
    expect(second).toMatchObject({ frameIndex: 1, blocked: false });
    expect(second!.frame).toMatchObject({ dtype: '|u1', shape: [128, 128, 3] });
    expect(Buffer.compare(second!.frame.bytes, seen.frame.rgb)).toBe(0);
    expect(second!.depth).toMatchObject({ dtype: '<f4', shape: [128, 128] });
    expect(Float32Array.from(second!.depth.toNumbers())).toEqual(seen.depthM);
    expect(second!.pose).toMatchObject({ dtype: '<f8', shape: [4, 4] });
    expect([...second!.pose.toNumbers()]).toEqual(poseToMatrix(seen.pose));
  });

  it('returns to a moment that was kept, until it is let go', async () => {
    const walking = await walker();
    await walking.ask('step', AHEAD);
    const { ok: kept } = await walking.ask('snapshot');
    const ahead = await walking.ask('step', AHEAD);
    const back = await walking.ask('restore', { snapshot: kept!.snapshot });
    expect(back.ok!.frameIndex).toBe(1);
    const again = await walking.ask('step', AHEAD);
    expect(again.ok).toEqual(ahead.ok);
    expect((await walking.ask('release', { snapshot: kept!.snapshot })).ok).toEqual({});
    expect((await walking.ask('restore', { snapshot: kept!.snapshot })).error?.type).toBe('unknown-snapshot');
    for (let k = 0; k < 64; k++) await walking.ask('snapshot');
    expect((await walking.ask('snapshot')).error?.type).toBe('too-much');
  });

  it('begins where it is told', async () => {
    const walking = await client();
    const pose = [0, 0, 1, 3.5, -1, 0, 0, 4.5, 0, -1, 0, 1.6, 0, 0, 0, 1];
    await walking.ask('make', { environment: 'simulator', worldSeed: WORLD, pose });
    const { ok } = await walking.ask('reset');
    expect([...ok!.pose.toNumbers()]).toEqual(pose);
  });
});

describe('a dream, served', () => {
  it('is shared by sessions, each with noise of its own', async () => {
    const [one, other] = [await client(), await client()];
    const place = { environment: 'dream', worldSeed: WORLD, start: 'view' };
    const [made] = await Promise.all([one.ask('make', place), other.ask('make', place)]);
    expect(made.ok!.model).toBe('voxel-rooms');
    const walk = async (who: EnvironmentClient, seed: number) => {
      await who.ask('reset', { seed });
      await who.ask('step', AHEAD);
      return (await who.ask('step', { action: [0.1, 0, 0.4, 0] })).ok!;
    };
    const [mine, theirs] = await Promise.all([walk(one, 1), walk(other, 2)]);
    expect(mine.frameIndex).toBe(2);
    expect(mine.coveredShare).toBeGreaterThan(0.2);
    expect(mine.coveredShare).toBeLessThan(1);
    expect(Buffer.compare(mine.frame.bytes, theirs.frame.bytes)).not.toBe(0);
    const [again] = await Promise.all([walk(other, 1), walk(one, 3)]);
    expect(Buffer.compare(again.frame.bytes, mine.frame.bytes)).toBe(0);
  });

  it('needs a place, and a model of the library', async () => {
    const walking = await client();
    const fault = async (request: { readonly [key: string]: WireValue }) =>
      (await walking.ask('make', { environment: 'dream', ...request })).error;
    expect(await fault({})).toMatchObject({
      type: 'bad-request',
      message: expect.stringContaining('worldSeed'),
    });
    expect(await fault({ worldSeed: 1, model: '/tmp' })).toMatchObject({
      type: 'refused',
      message: expect.stringContaining('no world model /tmp'),
    });
    const view = { frame: NdArray.of(new Uint8Array(12), [2, 2, 3]), pose: poseToMatrix(identityPose) };
    expect(await fault({ views: [view] })).toMatchObject({ type: 'refused' });
  });
});

describe('what a client can do wrong', () => {
  it.each<[string, string, { readonly [key: string]: WireValue }, string, RegExp]>([
    ['an operation that there is none of', 'fly', {}, 'bad-request', /op/],
    ['too few numbers', 'step', { action: [0.1] }, 'bad-request', /"walk" has 4 numbers/],
    ['no number', 'step', { action: [Number.NaN, 0, 0, 0] }, 'bad-request', /action: .*finite/],
    [
      'no number in an array',
      'step',
      { action: NdArray.of(Float32Array.of(Number.NaN, 0, 0, 0), [4]) },
      'bad-request',
      /Number 0 .* is NaN/,
    ],
    ['a text for an action', 'step', { action: 'ahead' }, 'bad-request', /action/],
    ['a member that means nothing', 'step', { ...AHEAD, speed: 2 }, 'bad-request', /speed/],
    ['a snapshot that was never taken', 'restore', { snapshot: 9 }, 'unknown-snapshot', /no snapshot 9/],
    ['a seed below 0', 'reset', { seed: -1 }, 'bad-request', /seed/],
  ])('%s is told, and the session goes on', async (_, op, request, type, problem) => {
    const walking = await walker();
    const { error } = await walking.ask(op, request);
    expect(error).toMatchObject({ type, message: expect.stringMatching(problem) });
    expect((await walking.ask('step', AHEAD)).ok!.frameIndex).toBe(1);
  });

  it('asking before there is anything is told', async () => {
    const walking = await client();
    expect((await walking.ask('reset')).error).toMatchObject({ type: 'not-begun' });
    await walking.ask('make', { environment: 'simulator', worldSeed: WORLD });
    expect((await walking.ask('step', AHEAD)).error).toMatchObject({ type: 'not-begun' });
    const noId = walking.answerTo(null);
    walking.socket.send(encodeMessage({ op: 'reset' }));
    expect((await noId).error).toMatchObject({
      type: 'bad-request',
      message: expect.stringMatching(/^id: /),
    });
    const noMessage = walking.answerTo(null);
    walking.socket.send(Uint8Array.of(0xc1));
    expect((await noMessage).error).toMatchObject({ type: 'bad-request' });
  });

  it('sending text ends the connection', async () => {
    const walking = await client();
    walking.socket.send('{"op": "reset"}');
    expect((await once(walking.socket, 'close'))[0]).toBe(1003);
  });

  it('sending more than is read ends the connection', async () => {
    const walking = await client({ mostRequestBytes: 1000 });
    walking.socket.send(new Uint8Array(1001));
    expect((await once(walking.socket, 'close'))[0]).toBe(1009);
  });
});

describe('who gets in', () => {
  const refusal = async (url: string, headers: Record<string, string>) => {
    const socket = new WebSocket(url, { headers });
    const [{ message }] = await once(socket, 'error').catch((error) => [error]);
    return message;
  };

  it('is no page of the web, and nobody without the token', async () => {
    const url = await start({ token: 'open sesame' });
    expect(await refusal(url, {})).toMatch(/401/);
    expect(await refusal(url, { Authorization: 'Bearer open' })).toMatch(/401/);
    expect(
      await refusal(url, { Authorization: 'Bearer open sesame', Origin: 'http://localhost:5173' }),
    ).toMatch(/401/);
    const admitted = await EnvironmentClient.connect(url, { Authorization: 'Bearer open sesame' });
    expect(admitted.hello).toBeTruthy();
  });

  it('is as many as there is room for', async () => {
    const first = await client({ mostSessions: 1 });
    expect(await refusal(server!.url, {})).toMatch(/503/);
    await first.close();
    await delay(20);
    await client();
  });

  it('is not another machine, unless it shows a token', async () => {
    await expect(start({ host: '0.0.0.0' })).rejects.toThrow(/clients have to show a token/);
  });

  it('finds the server well', async () => {
    const url = (await start()).replace('ws:', 'http:');
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('OK\n');
    expect((await fetch(url)).status).toBe(426);
    const port = Number(new URL(url).port);
    await expect(
      EnvironmentServer.start({ port, mostSessions: 1, openPlace: placeOpener(models), onBug: () => {} }),
    ).rejects.toThrow(/nothing can be served there .*EADDRINUSE/);
  });
});

describe('sessions that end', () => {
  /** A place whose making waits until it is stopped, or fails. */
  function slowPlace(): { readonly openPlace: OpenPlace; readonly disposals: { count: number } } {
    const disposals = { count: 0 };
    return {
      disposals,
      openPlace: async (_request, { signal }) => ({
        camera: bundledCamera(),
        fps: 20,
        model: null,
        queue: new TaskQueue(),
        async begin() {
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
          return {
            environment: new SimulatorEnvironment(world),
            first: undefined as never,
            coveredShare: () => 0,
          };
        },
        async dispose() {
          disposals.count++;
        },
      }),
    };
  }

  it('stop what they are at and give everything back, whoever leaves', async () => {
    const { openPlace, disposals } = slowPlace();
    const [leaving, staying] = [await client({ openPlace }), await client()];
    for (const each of [leaving, staying]) {
      await each.ask('make', { environment: 'simulator', worldSeed: WORLD });
      void each.ask('reset');
    }
    await leaving.close();
    await delay(20);
    expect(disposals.count).toBe(1);
    const summary = await server!.close();
    server = undefined;
    expect(disposals.count).toBe(2);
    expect(summary).toEqual({ sessions: 2, requests: 4 });
    if (staying.socket.readyState !== WebSocket.CLOSED) await once(staying.socket, 'close');
  });

  it('end where the client says so', async () => {
    const walking = await walker();
    expect((await walking.ask('close')).ok).toEqual({});
    expect((await once(walking.socket, 'close'))[0]).toBe(1000);
  });

  it('let only so many requests wait', async () => {
    const walking = await client({ openPlace: slowPlace().openPlace });
    await walking.ask('make', { environment: 'simulator', worldSeed: WORLD });
    const answers = Array.from({ length: 17 }, () => walking.ask('reset'));
    expect((await answers[16]).error).toMatchObject({ type: 'too-much' });
  });

  it('survive a bug, which is told', async () => {
    const bug = new TypeError('x is not a function');
    const walking = await client({
      openPlace: async () => {
        throw bug;
      },
    });
    const { error } = await walking.ask('make', { environment: 'simulator', worldSeed: WORLD });
    expect(error).toMatchObject({
      type: 'internal',
      message: expect.stringContaining('x is not a function'),
    });
    expect(bugs.splice(0)).toEqual([bug]);
  });
});
