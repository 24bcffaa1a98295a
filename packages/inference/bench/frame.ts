/**
 * Times the graphs of one frame of a model: `node bench/frame.ts FOLDER PROVIDER THREADS [RUNS]`, PROVIDER being
 * cpu or wasm. Inputs are noise; the time of a graph does not depend on them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../src/index.ts';
import { createNodeRuntime, createNodeWasmRuntime } from '../src/node/index.ts';

const [folder, provider, threadsText, runsText = '40'] = process.argv.slice(2);
const threads = Number(threadsText);
const runs = Number(runsText);
const runtime = await (provider === 'wasm' ? createNodeWasmRuntime : createNodeRuntime)({ threads });

async function timeMs(session: Session): Promise<number> {
  const feeds = Object.fromEntries(
    session.inputs.map(({ name, dims }, draw) => [
      name,
      runtime.compute.gaussian(
        { seed: 1, stream: 'world', episode: 0, sample: 0, frame: 0, draw },
        dims as number[],
      ),
    ]),
  );
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const startMs = performance.now();
    await session.run(feeds);
    times.push(performance.now() - startMs);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

let frameMs = 0;
for (const graph of ['encoder', 'conditioner', 'denoiser', 'decoder']) {
  const session = await runtime.load(readFileSync(join(folder, `${graph}.onnx`)), graph);
  const ms = await timeMs(session);
  if (graph !== 'encoder') frameMs += ms;
  console.log(`${graph.padEnd(12)} ${ms.toFixed(2)} ms`);
}
console.log(
  `a dreamed frame on ${runtime.provider.label}: ${frameMs.toFixed(2)} ms (conditioner + denoiser + decoder)`,
);
await runtime.dispose();
