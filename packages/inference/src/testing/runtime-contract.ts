import { afterAll, beforeAll, expect, it } from 'vitest';
import { FeedError, GraphLoadError, RuntimeDisposedError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { addMultiplyModel } from './onnx-writer.ts';

/** What every `Runtime` must do; call it inside a `describe`. */
export function testRuntimeContract(create: () => Promise<Runtime>): void {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await create();
  });
  afterAll(() => runtime.dispose());

  const tensor = (...values: number[]) =>
    runtime.compute.tensor(Float32Array.from(values), [1, values.length]);

  it('names the shapes and element types of the graph', async () => {
    const session = await runtime.load(addMultiplyModel([1, 'n']), 'pair.onnx');
    expect(session.inputs).toEqual([
      { name: 'a', dtype: 'float32', dims: [1, 'n'] },
      { name: 'b', dtype: 'float32', dims: [1, 'n'] },
    ]);
    expect(session.outputs.map(({ name }) => name)).toEqual(['sum', 'product']);
    await session.release();
  });

  it('runs a graph', async () => {
    const session = await runtime.load(addMultiplyModel([1, 3]), 'pair.onnx');
    const { sum, product } = await session.run({ a: tensor(1, 2, 3), b: tensor(4, 5, -6) });
    expect([...(await runtime.compute.read(sum))]).toEqual([5, 7, -3]);
    expect([...(await runtime.compute.read(product))]).toEqual([4, 10, -18]);
    expect(sum.dims).toEqual([1, 3]);
    await session.release();
  });

  it('survives overlapping calls of two sessions', async () => {
    const sessions = await Promise.all([
      runtime.load(addMultiplyModel([1, 2]), 'first.onnx'),
      runtime.load(addMultiplyModel([1, 2]), 'second.onnx'),
    ]);
    const runs = Array.from({ length: 40 }, (_, i) =>
      sessions[i % 2].run({ a: tensor(i, 1), b: tensor(1, 1) }),
    );
    const sums = await Promise.all((await Promise.all(runs)).map(({ sum }) => runtime.compute.read(sum)));
    expect(sums.map(([first]) => first)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    await Promise.all(sessions.map((session) => session.release()));
  });

  it('names a damaged file', async () => {
    const damaged = addMultiplyModel([1, 2]).map((byte, i) => (i > 20 ? byte ^ 0x5a : byte));
    const failure = runtime.load(damaged, 'graphs/denoiser.onnx');
    await expect(failure).rejects.toBeInstanceOf(GraphLoadError);
    await expect(failure).rejects.toThrow(
      /graphs\/denoiser\.onnx could not be loaded .* export or download/s,
    );
  });

  it('refuses feeds that do not fit', async () => {
    const session = await runtime.load(addMultiplyModel([1, 2]), 'pair.onnx');
    const a = tensor(1, 2);
    await expect(session.run({ a })).rejects.toThrow(new FeedError('pair.onnx', 'b', 'was not given'));
    await expect(session.run({ a, b: tensor(1, 2, 3) })).rejects.toThrow(
      'Input "b" of the graph pair.onnx has shape [1, 2], but a tensor of shape [1, 3] was given.',
    );
    await expect(session.run({ a, b: a, c: a })).rejects.toThrow(/"c" .* does not exist/);
    await session.release();
  });

  it('gives up when it is aborted while it waits', async () => {
    const session = await runtime.load(addMultiplyModel([1, 2]), 'pair.onnx');
    const controller = new AbortController();
    const feeds = { a: tensor(1, 2), b: tensor(3, 4) };
    const first = session.run(feeds);
    const second = session.run(feeds, { signal: controller.signal });
    controller.abort(new Error('stop'));
    await expect(second).rejects.toThrow('stop');
    await expect(first).resolves.toHaveProperty('sum');
    await session.release();
  });

  it('refuses to run after release and after dispose', async () => {
    const own = await create();
    const session = await own.load(addMultiplyModel([1, 2]), 'pair.onnx');
    const other = await own.load(addMultiplyModel([1, 2]), 'other.onnx');
    const feeds = {
      a: own.compute.tensor(Float32Array.of(1, 2), [1, 2]),
      b: own.compute.tensor(Float32Array.of(1, 2), [1, 2]),
    };
    await session.release();
    await session.release();
    await expect(session.run(feeds)).rejects.toBeInstanceOf(RuntimeDisposedError);
    await own.dispose();
    await own.dispose();
    await expect(other.run(feeds)).rejects.toBeInstanceOf(RuntimeDisposedError);
    await expect(own.load(addMultiplyModel([1, 2]), 'pair.onnx')).rejects.toBeInstanceOf(
      RuntimeDisposedError,
    );
  });
}
