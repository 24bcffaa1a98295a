import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type ActionSpace, TWIST_SPACE, WALK_SPACE } from '@dreamwalk/control';
import { cameraFromHfov, lookPose, type Pose, poseToMatrix } from '@dreamwalk/geometry';
import { afterEach, describe, expect, it } from 'vitest';
import { PolicyActError, PolicyLoadError } from '../../errors.ts';
import type { PolicyObservation, PolicyStart } from '../../policy.ts';
import { DROID_LAYOUT, LIBERO_LAYOUT } from '../../remote/observation-layout.ts';
import type { WireValue } from '../../remote/wire/encode.ts';
import { NdArray } from '../../remote/wire/nd-array.ts';
import { RemotePolicy, type RemotePolicyOptions } from './remote-policy.ts';
import {
  type Infer,
  type ReplicaOptions,
  type ReplicaServer,
  startReplica,
} from './testing/replica-server.ts';

const WIDTH_PX = 3;
const HEIGHT_PX = 2;
const RGB = Uint8Array.from({ length: 18 }, (_, k) => k * 14);
const POSE: Pose = lookPose([1, -2, 1.6], 0.7, -0.1);
const SEEN: PolicyObservation = {
  step: 4,
  prompt: 'find the red wall',
  frame: { widthPx: WIDTH_PX, heightPx: HEIGHT_PX, rgb: RGB },
  goalFrame: { widthPx: WIDTH_PX, heightPx: HEIGHT_PX, rgb: RGB.map((v) => 255 - v) },
  pose: POSE,
  goalPose: lookPose([3, 0, 1.6], 0, 0),
  depthM: Float32Array.of(1, 2, 3, 4, 5, 0),
};
const START: PolicyStart = {
  camera: cameraFromHfov(WIDTH_PX, HEIGHT_PX, 1.4),
  seed: 7,
  episode: 2,
  maxSteps: 80,
  goal: { prompt: SEEN.prompt },
  start: { kind: 'view', view: { frame: SEEN.frame!, pose: POSE } },
};
const TWIST_SERVER = {
  protocol: 'openpi',
  action_space: 'twist',
  senses: ['frame', 'goal-frame', 'pose', 'goal-pose', 'depth'],
  fps: 20,
};
const STAND = { actions: NdArray.of(new Float64Array(12), [2, 6]) };

let server: ReplicaServer | undefined;
let policy: RemotePolicy | undefined;
afterEach(async () => {
  await policy?.dispose();
  await server?.close();
  policy = undefined;
  server = undefined;
});

/** A policy behind a server of these answers, at the beginning of an episode. */
async function begun(
  infer: Infer,
  { options, ...replica }: ReplicaOptions & { readonly options?: Partial<RemotePolicyOptions> } = {},
): Promise<RemotePolicy> {
  server = await startReplica(infer, { metadata: TWIST_SERVER, ...replica });
  policy = await RemotePolicy.connect({ url: server.url, ...options });
  await policy.reset(START);
  return policy;
}

async function failure(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => expect.unreachable('it should have failed'),
    (error) => error,
  );
}

describe('a policy behind a socket', () => {
  it('is as its server says', async () => {
    const remote = await begun(() => STAND, {
      metadata: { ...TWIST_SERVER, chunk: 2, trained_on: ['mazes'] },
    });
    expect(remote.actionSpace).toBe(TWIST_SPACE);
    expect(remote.senses).toEqual(TWIST_SERVER.senses);
    expect(remote.metadata).toMatchObject({ fps: 20, chunk: 2 });
    expect(remote.id).toBe(server!.url);
  });

  it('sends what it sees, and all of it comes across', async () => {
    const seen: { readonly [key: string]: WireValue }[] = [];
    const remote = await begun((observation) => {
      seen.push(observation);
      return STAND;
    });
    await remote.infer(SEEN);
    await remote.infer({ ...SEEN, step: 5, goalFrame: undefined });
    const [first, second] = seen;
    expect(first).toEqual({
      'observation/image': new NdArray('|u1', [HEIGHT_PX, WIDTH_PX, 3], RGB),
      'observation/goal_image': new NdArray(
        '|u1',
        [HEIGHT_PX, WIDTH_PX, 3],
        RGB.map((v) => 255 - v),
      ),
      'observation/pose': expect.any(NdArray),
      'observation/goal_pose': expect.any(NdArray),
      'observation/depth': expect.any(NdArray),
      prompt: 'find the red wall',
      step: 4,
      episode: 2,
      seed: 7,
      reset: true,
    });
    expect(first['observation/pose']).toMatchObject({ dtype: '<f8', shape: [16] });
    expect([...(first['observation/pose'] as NdArray).toNumbers()]).toEqual(poseToMatrix(POSE));
    expect(first['observation/depth']).toMatchObject({ dtype: '<f4', shape: [HEIGHT_PX, WIDTH_PX] });
    expect([...(first['observation/depth'] as NdArray).toNumbers()]).toEqual([1, 2, 3, 4, 5, 0]);
    expect(second).not.toHaveProperty('reset');
    expect(second).not.toHaveProperty('observation/goal_image');
    await remote.reset(START);
    await remote.infer(SEEN);
    expect(seen[2].reset).toBe(true);
  });

  it('brings back chunks of float64, to the bit, and of any other number', async () => {
    const numbers = Float64Array.from({ length: 12 }, (_, k) => Math.sin(k) / 3);
    const answers: WireValue[] = [
      { actions: NdArray.of(numbers, [2, 6]), server_timing: { infer_ms: 1.5 } },
      { actions: new NdArray('|i1', [1, 6], Uint8Array.of(1, 255, 0, 127, 128, 2)) },
      { actions: new NdArray('<f2', [1, 6], Uint8Array.of(0, 0x3c, 0, 0xbc, 0, 0, 0, 0, 0, 0, 0, 0)) },
    ];
    const remote = await begun(() => answers.shift());
    expect((await remote.infer(SEEN)).actions).toEqual([[...numbers.slice(0, 6)], [...numbers.slice(6)]]);
    expect((await remote.infer(SEEN)).actions).toEqual([[1, -1, 0, 127, -128, 2]]);
    expect((await remote.infer(SEEN)).actions).toEqual([[1, -1, 0, 0, 0, 0]]);
  });

  it('shows its key, and asks again after as many steps as it is told', async () => {
    const remote = await begun(() => STAND, { options: { apiKey: 'secret', executeSteps: 8 } });
    expect(server!.headers.authorization).toBe('Api-Key secret');
    expect(server!.headers['sec-websocket-extensions']).toBeUndefined();
    expect(await remote.infer(SEEN)).toMatchObject({ executeSteps: 2 });
  });

  it('answers pings while it waits, and long answers come through', async () => {
    const remote = await begun(
      async () => {
        await delay(200);
        return STAND;
      },
      { pingMs: 20 },
    );
    await remote.infer(SEEN);
    expect(server!.pongs).toBeGreaterThanOrEqual(5);
  });
});

describe('a stock server of openpi', () => {
  it.each([
    ['DROID', DROID_LAYOUT, 'observation/exterior_image_1_left', 'observation/joint_position', 7],
    ['LIBERO', LIBERO_LAYOUT, 'observation/image', 'observation/state', 8],
  ] as const)('of %s is given its own keys', async (_, layout, imageKey, stateKey, stateLength) => {
    let seen: { readonly [key: string]: WireValue } = {};
    const remote = await begun(
      (observation) => {
        seen = observation;
        // Seven numbers: the seventh moves a gripper that a camera does not have.
        return { actions: NdArray.of(Float32Array.of(1, 2, 3, 4, 5, 6, 7), [1, 7]) };
      },
      {
        metadata: { reset_pose: [0, 0] },
        options: { layout, actionSpace: TWIST_SPACE, actionColumns: [0, 1, 2, 3, 4, 5] },
      },
    );
    expect(remote.senses).toEqual(['frame']);
    expect((await remote.infer(SEEN)).actions).toEqual([[1, 2, 3, 4, 5, 6]]);
    expect(seen.prompt).toBe(SEEN.prompt);
    expect(seen).not.toHaveProperty('step');
    expect(seen[stateKey]).toMatchObject({ dtype: '<f4', shape: [stateLength] });
    const image = seen[imageKey] as NdArray;
    expect(image).toMatchObject({ dtype: '|u1', shape: [224, 224, 3] });
    // 3 × 2 becomes 224 × 149, below 37 rows of black.
    expect(image.bytes.subarray(0, 37 * 224 * 3).every((value) => value === 0)).toBe(true);
    expect([...image.bytes.subarray(37 * 224 * 3, 37 * 224 * 3 + 3)]).toEqual([...RGB.subarray(0, 3)]);
  });

  it('must be told in which space it acts', async () => {
    server = await startReplica(() => STAND);
    const error = await failure(RemotePolicy.connect({ url: server.url }));
    expect(error).toBeInstanceOf(PolicyLoadError);
    expect(error.message).toMatch(/does not say in which action space.*one of twist, walk/);
  });
});

describe('a server that fails', () => {
  it('is quoted with its traceback', async () => {
    const remote = await begun(() => {
      throw new Error('CUDA out of memory');
    });
    expect(await failure(remote.infer(SEEN))).toMatchObject({
      name: 'PolicyActError',
      fault: 'crashed',
      message: expect.stringMatching(
        /^The policy server at ws:.* failed:\nTraceback[\s\S]*CUDA out of memory$/,
      ),
    });
  });

  it('is given up when it hangs, and met anew for the next episode', async () => {
    let hangs = true;
    const remote = await begun(() => (hangs ? undefined : STAND), { options: { inferMs: 80 } });
    expect(await failure(remote.infer(SEEN))).toMatchObject({
      fault: 'timeout',
      message: expect.stringContaining('did not answer within 0.08 s'),
    });
    hangs = false;
    // Not silently within the episode: its answers would be those of a policy that has forgotten.
    expect(await failure(remote.infer(SEEN))).toMatchObject({ fault: 'timeout' });
    expect(server!.connections).toHaveLength(1);
    await remote.reset(START);
    await expect(remote.infer(SEEN)).resolves.toMatchObject({
      actions: [[0, 0, 0, 0, 0, 0], expect.anything()],
    });
    expect(server!.connections).toHaveLength(2);
  });

  it('is unreachable when it goes in the middle, and found again when it is back', async () => {
    const remote = await begun((_observation, socket) => {
      socket.terminate();
      return undefined;
    });
    expect(await failure(remote.infer(SEEN))).toMatchObject({
      fault: 'unreachable',
      message: expect.stringContaining('closed the connection (code 1006)'),
    });
    const port = Number(new URL(server!.url).port);
    await server!.close();
    const reset = remote.reset(START);
    await delay(400);
    server = await startReplica(() => STAND, { metadata: TWIST_SERVER, port });
    await reset;
    await expect(remote.infer(SEEN)).resolves.toBeDefined();
  });

  it('is not mistaken for another policy that came in its place', async () => {
    const remote = await begun((_observation, socket) => {
      socket.terminate();
      return undefined;
    });
    await failure(remote.infer(SEEN));
    const port = Number(new URL(server!.url).port);
    await server!.close();
    server = await startReplica(() => STAND, { metadata: { ...TWIST_SERVER, action_space: 'walk' }, port });
    expect((await failure(remote.reset(START))).message).toMatch(/came back with another policy/);
  });

  it.each<[string, WireValue, RegExp]>([
    ['no actions', { action: [1] }, /without an array under "actions"/],
    ['a list', { actions: [[0, 0, 0, 0, 0, 0]] }, /without an array under "actions"/],
    ['a row', { actions: NdArray.of(new Float64Array(6), [6]) }, /actions of shape \[6\]\. Return \[H, 6\]/],
    ['another space', { actions: NdArray.of(new Float64Array(4), [1, 4]) }, /actions of shape \[1, 4\]/],
    ['no rows', { actions: NdArray.of(new Float64Array(0), [0, 6]) }, /actions of shape \[0, 6\]/],
    ['a batch', { actions: NdArray.of(new Float64Array(6), [1, 1, 6]) }, /actions of shape \[1, 1, 6\]/],
    ['no msgpack', Uint8Array.of(0xc1), /cannot be understood: .*extension/],
    ['an array of objects', objectArray(), /cannot be understood: An array holds "\|O"/],
    ['a shorter chunk', { actions: NdArray.of(new Float64Array(6), [1, 6]) }, /1 actions, though .* has 2/],
  ])('is told apart where it answers %s', async (_, answer, problem) => {
    const remote = await begun(() => answer, { metadata: { ...TWIST_SERVER, chunk: 2 } });
    const error = await failure(remote.infer(SEEN));
    expect(error).toBeInstanceOf(PolicyActError);
    expect(error).toMatchObject({ fault: 'wrong-shape', message: expect.stringMatching(problem) });
  });

  it('is given up when it speaks out of turn', async () => {
    const remote = await begun((_observation, socket) => {
      socket.send(Uint8Array.of(0xc0));
      return STAND;
    });
    await failure(remote.infer(SEEN));
    await once(server!.connections[0], 'close');
    expect(await failure(remote.infer(SEEN))).toBeInstanceOf(PolicyActError);
  });
});

describe('a server that cannot be met', () => {
  it('is waited for, but not for ever', async () => {
    const begunMs = performance.now();
    const error = await failure(RemotePolicy.connect({ url: 'ws://127.0.0.1:9', connectMs: 600 }));
    expect(error).toMatchObject({
      fault: 'unreachable',
      message: expect.stringMatching(/cannot be reached: .*ECONNREFUSED/),
    });
    const tookMs = performance.now() - begunMs;
    expect(tookMs).toBeGreaterThan(240);
    expect(tookMs).toBeLessThan(3000);
  });

  it('is not asked again where it refuses', async () => {
    server = await startReplica(() => STAND, { refuseWith: 401 });
    const error = await failure(RemotePolicy.connect({ url: server.url }));
    expect(error).toBeInstanceOf(PolicyLoadError);
    expect(error.message).toMatch(/refused the connection: 401/);
  });

  it('is unreachable where it says nothing', async () => {
    server = await startReplica(() => STAND, { isSilent: true });
    expect(await failure(RemotePolicy.connect({ url: server.url, connectMs: 200 }))).toMatchObject({
      fault: 'unreachable',
      message: expect.stringMatching(/said nothing within 0\.2 s/),
    });
  });

  it.each(['', 'http://localhost:8000', 'ws://', 'file:///etc/passwd'])('is none at "%s"', async (url) => {
    expect(await failure(RemotePolicy.connect({ url }))).toBeInstanceOf(PolicyLoadError);
  });

  it('lets go when the caller does', async () => {
    const stop = new AbortController();
    const connecting = failure(RemotePolicy.connect({ url: 'ws://127.0.0.1:9' }, { signal: stop.signal }));
    const reason = new Error('enough');
    setTimeout(() => stop.abort(reason), 50);
    expect(await connecting).toBe(reason);

    const remote = await begun(() => undefined);
    const asking = new AbortController();
    const asked = failure(remote.infer(SEEN, { signal: asking.signal }));
    asking.abort(reason);
    expect(await asked).toBe(reason);
  });

  it.each<[WireValue, RegExp]>([
    [{ ...TWIST_SERVER, action_space: 'joints' }, /acts in the action space "joints", which is not known/],
    [{ ...TWIST_SERVER, senses: ['lidar'] }, /senses\.0/],
    [{ ...TWIST_SERVER, chunk: 0 }, /chunk/],
    [['not', 'a', 'map'], /the message/],
  ])('is refused where its metadata is %j', async (metadata, problem) => {
    server = await startReplica(() => STAND, { metadata });
    const error = await failure(RemotePolicy.connect({ url: server.url }));
    expect(error).toBeInstanceOf(PolicyLoadError);
    expect(error.message).toMatch(problem);
  });

  it('may name a space that the caller knows', async () => {
    const space: ActionSpace = { ...WALK_SPACE, id: 'keys' };
    const remote = await begun(() => STAND, {
      metadata: { action_space: 'keys' },
      options: { knownSpaces: [space] },
    });
    expect(remote.actionSpace).toBe(space);
    expect(remote.senses).toEqual(['frame', 'goal-frame', 'pose', 'goal-pose', 'depth']);
  });
});

/** What `np.array([None])` would be, if openpi's packer let it pass. */
function objectArray(): Uint8Array {
  const key = (text: string) => [0xc4, text.length, ...Buffer.from(text)];
  return Uint8Array.of(
    ...[0x81, 0xa7, ...Buffer.from('actions'), 0x84],
    ...[...key('__ndarray__'), 0xc3, ...key('data'), 0xc4, 8, 0, 0, 0, 0, 0, 0, 0, 0],
    ...[...key('dtype'), 0xa2, ...Buffer.from('|O'), ...key('shape'), 0x91, 1],
  );
}
