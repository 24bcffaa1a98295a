import type { InferenceSession } from 'onnxruntime-common';
import { describe, expect, it } from 'vitest';
import { CpuCompute } from '../compute/cpu/cpu-compute.ts';
import { DeviceLostError, GraphLoadError, GraphRunError, ProviderUnavailableError } from '../errors.ts';
import { CpuTensor } from '../tensor.ts';
import { OrtRuntime } from './ort-runtime.ts';

/** A runtime whose sessions take `x`, run `run` and return what it returns. */
function runtimeOver({
  create = async () => {},
  run = async () => ({}),
  assertAlive,
}: {
  create?: () => Promise<void>;
  run?: () => Promise<Record<string, unknown>>;
  assertAlive?: () => void;
}) {
  const log: string[] = [];
  const session = {
    inputMetadata: [{ name: 'x', isTensor: true, type: 'float32', shape: [1] }],
    outputMetadata: [],
    run,
    release: async () => void log.push('release'),
  } as unknown as InferenceSession;
  const runtime = new OrtRuntime({
    provider: { name: 'wasm', label: 'fake', precision: 'fp32', threads: 1, ortVersion: '1.0.0' },
    compute: new CpuCompute(),
    bridge: { toOrt: () => ({}) as never, fromOrt: () => new CpuTensor(new Float32Array(1), [1]) },
    sessionFactory: { create: () => create().then(() => session) },
    sessionOptions: {},
    assertAlive,
    dispose: () => log.push('dispose'),
  });
  return { runtime, log };
}

const feeds = { x: new CpuTensor(new Float32Array(1), [1]) };
const fail = (message: string) => async () => {
  throw new Error(message);
};

describe('OrtRuntime', () => {
  it('blames the graph where it does not load', async () => {
    const { runtime } = runtimeOver({ create: fail('protobuf parsing failed\n  at line 3') });
    const failure = runtime.load(new Uint8Array(0), 'decoder.onnx');
    await expect(failure).rejects.toBeInstanceOf(GraphLoadError);
    await expect(failure).rejects.toThrow(
      'The graph decoder.onnx could not be loaded by the wasm provider: protobuf parsing failed. The file is damaged',
    );
  });

  it('blames the provider where that does not start', async () => {
    const { runtime } = runtimeOver({ create: fail('no available backend found. ERR: [wasm] fetch failed') });
    const failure = runtime.load(new Uint8Array(0), 'decoder.onnx');
    await expect(failure).rejects.toBeInstanceOf(ProviderUnavailableError);
    await expect(failure).rejects.toThrow(
      'cannot be used here: [wasm] fetch failed. Check that its .wasm file',
    );
  });

  it('names the graph that fails while it runs', async () => {
    const { runtime } = runtimeOver({ run: fail('shape mismatch') });
    const session = await runtime.load(new Uint8Array(0), 'decoder.onnx');
    await expect(session.run(feeds)).rejects.toBeInstanceOf(GraphRunError);
    await expect(session.run(feeds)).rejects.toThrow(
      'The graph decoder.onnx failed on the wasm provider: shape mismatch.',
    );
  });

  it.each([
    ['resolves', async () => ({})],
    ['rejects', fail('mapAsync failed')],
  ])('says that the device was lost during a run, also where the run %s', async (_, run) => {
    let lost = false;
    const { runtime } = runtimeOver({
      run: async () => {
        lost = true;
        return run();
      },
      assertAlive: () => {
        if (lost) throw new DeviceLostError('unknown', 'driver reset');
      },
    });
    const session = await runtime.load(new Uint8Array(0), 'decoder.onnx');
    await expect(session.run(feeds)).rejects.toBeInstanceOf(DeviceLostError);
  });

  it('releases its sessions before it lets go of the device', async () => {
    const { runtime, log } = runtimeOver({});
    await runtime.load(new Uint8Array(0), 'a.onnx');
    await runtime.load(new Uint8Array(0), 'b.onnx');
    await runtime.dispose();
    await runtime.dispose();
    expect(log).toEqual(['release', 'release', 'dispose']);
  });
});
