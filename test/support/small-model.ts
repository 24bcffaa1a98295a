import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { floats, integers, node, values } from '../../packages/inference/src/testing/graph-parts.ts';
import {
  type GraphConstant,
  type GraphNode,
  writeOnnx,
} from '../../packages/inference/src/testing/onnx-writer.ts';
import {
  type GraphManifest,
  type GraphName,
  type Manifest,
  type NpyArray,
  sha256Hex,
  type TensorManifest,
  type TensorRole,
  writeNpz,
} from '../../packages/model-package/src/index.ts';

const SIDE_PX = 32;
const CELLS = 8;
const CHANNELS = 3;
/** Deeper than this is not believed of a pixel of the floor: a wall may stand before it. */
const DEEPEST_M = 6;

/** Its name, and that of its folder. */
export const SMALL_MODEL = 'small-rooms';

/**
 * The files of a world model whose graphs are a few operators each, so that a machine without a GPU walks with it on WebGPU. It shows
 * what reprojection carries over and noise where that is nothing, and takes everything for floor.
 */
export async function smallModelFiles(): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = { 'README.md': text('# Small Rooms\n\nA model for tests.\n') };
  const graphs = {} as Record<GraphName, GraphManifest>;
  const golden = new Map<string, NpyArray>();
  for (const [name, { nodes, inputs, outputs }] of Object.entries(GRAPHS) as [GraphName, SmallGraph][]) {
    const file = `${name}.onnx`;
    files[file] = writeOnnx(nodes, values(inputs), values(outputs), CONSTANTS);
    graphs[name] = { file, sha256: await sha256Hex(files[file]), inputs, outputs };
    for (const [tensor, { shape }] of Object.entries(inputs))
      golden.set(`${name}/in/${tensor}`, even(shape, 0));
    for (const [tensor, { shape, role }] of Object.entries(outputs))
      golden.set(`${name}/out/${tensor}`, even(shape, role === 'depth' ? DEPTH_OF_ZEROS_M : 0));
  }
  files['golden.npz'] = writeNpz(golden);
  const manifest = manifestOf(graphs, await sha256Hex(files['golden.npz']));
  files['world-model.json'] = text(JSON.stringify(manifest));
  return files;
}

/**
 * Writes the small model as a package of its own.
 * @param modelsFolder that holds models
 * @returns the folder of the model
 */
export async function writeSmallModel(modelsFolder: string): Promise<string> {
  const folder = join(modelsFolder, SMALL_MODEL);
  mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of Object.entries(await smallModelFiles()))
    writeFileSync(join(folder, file), bytes);
  return folder;
}

function manifestOf(graphs: Manifest['graphs'], goldenSha256: string): Manifest {
  return {
    format: 'dreamwalk-world-model/1',
    id: SMALL_MODEL,
    title: 'Small Rooms',
    description: 'Reprojects, and invents noise.',
    version: '1.0.0',
    license: 'MIT',
    card: 'README.md',
    camera: { widthPx: SIDE_PX, heightPx: SIDE_PX, hfovDeg: 80, fps: 20, axes: 'opencv', up: '+z' },
    walk: { speedMPerFrame: 0.2, turnDegPerFrame: 7.5, eyeHeightM: 1.6 },
    latent: { channels: CHANNELS, heightCells: CELLS, widthCells: CELLS },
    graphs,
    sampler: { family: 'flow_euler', prediction: 'x0', steps: 1, allowedSteps: [1, 2] },
    memory: { kind: 'reprojection', slots: 4, policy: 'coverage', grid: 8 },
    golden: { file: 'golden.npz', sha256: goldenSha256, tolerance: 1e-3 },
  };
}

interface SmallGraph {
  readonly nodes: readonly GraphNode[];
  readonly inputs: Record<string, TensorManifest>;
  readonly outputs: Record<string, TensorManifest>;
}

const frame = image('frame', 3);
const depth = image('depth', 1);
const guide = image('guide', 8);
const latent = tensor('latent', [1, CHANNELS, CELLS, CELLS]);

/** Metres out of the disparity 2/(1 + d/3) − 1; a little more than 1 is added, so that what is infinitely far is not. */
const depthNodes: readonly GraphNode[] = [
  node('Add', ['disparity', 'over_one'], 'shifted'),
  node('Div', ['two', 'shifted'], 'ratio'),
  node('Sub', ['ratio', 'one'], 'thirds'),
  node('Mul', ['thirds', 'three'], 'metres'),
  node('Min', ['metres', 'deepest'], 'depth'),
];
const OVER_ONE = 1.001;
const DEPTH_OF_ZEROS_M = 3 * (2 / OVER_ONE - 1);

const GRAPHS: Partial<Record<GraphName, SmallGraph>> = {
  encoder: {
    nodes: [
      node('Slice', ['frame', 'from', 'to', 'axes23', 'stride'], 'latent'),
      node('Slice', ['rays', 'second', 'third', 'axis1'], 'disparity'),
      ...depthNodes,
    ],
    inputs: { frame, rays: image('gravity_rays', 2) },
    outputs: { latent, depth },
  },
  denoiser: {
    nodes: [node('Mul', ['sample', 'noise_level'], 'x0')],
    inputs: { sample: { ...latent, role: 'sample' }, noise_level: tensor('noise_level', [1]) },
    outputs: { x0: { ...latent, role: 'prediction' } },
  },
  decoder: {
    nodes: [
      node('Slice', ['guide', 'first', 'fourth', 'axis1'], 'carried'),
      node('Slice', ['guide', 'fourth', 'fifth', 'axis1'], 'disparity'),
      node('Slice', ['guide', 'fifth', 'seventh', 'axis1'], 'confidences'),
      node('ReduceSum', ['confidences', 'axis1'], 'confidence'),
      // 1 where anything was carried, and 0 elsewhere.
      node('Mul', ['confidence', 'many'], 'much'),
      node('Min', ['much', 'one'], 'covered'),
      node('Sub', ['one', 'covered'], 'open'),
      node('MatMul', ['grow', 'latent'], 'tall'),
      node('MatMul', ['tall', 'grow_across'], 'large'),
      node('Tanh', ['large'], 'noise'),
      node('Mul', ['noise', 'open'], 'invented'),
      node('Add', ['carried', 'invented'], 'frame'),
      ...depthNodes,
    ],
    inputs: { latent, guide },
    outputs: { frame, depth },
  },
};

const CONSTANTS: GraphConstant[] = [
  floats('one', [1], () => 1),
  floats('over_one', [1], () => OVER_ONE),
  floats('two', [1], () => 2),
  floats('three', [1], () => 3),
  floats('deepest', [1], () => DEEPEST_M),
  floats('many', [1], () => 1e6),
  // Each cell becomes a square of pixels.
  floats('grow', [SIDE_PX, CELLS], (at) => (Math.floor(at / CELLS) >> 2 === at % CELLS ? 1 : 0)),
  floats('grow_across', [CELLS, SIDE_PX], (at) => (Math.floor(at / SIDE_PX) === (at % SIDE_PX) >> 2 ? 1 : 0)),
  integers('first', 0),
  integers('second', 1),
  integers('third', 2),
  integers('fourth', 3),
  integers('fifth', 4),
  integers('seventh', 6),
  integers('axis1', 1),
  integers('axes23', 2, 3),
  integers('from', 0, 0),
  integers('to', SIDE_PX, SIDE_PX),
  integers('stride', SIDE_PX / CELLS, SIDE_PX / CELLS),
];

function image(role: TensorRole, channels: number): TensorManifest {
  return tensor(role, [1, channels, SIDE_PX, SIDE_PX]);
}

function tensor(role: TensorRole, shape: number[]): TensorManifest {
  return { role, dtype: 'float32', shape };
}

function text(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}

/** An array with the same number everywhere. */
function even(shape: TensorManifest['shape'], value: number): NpyArray {
  const dims = shape.map(Number);
  return { shape: dims, data: new Float32Array(dims.reduce((product, dim) => product * dim, 1)).fill(value) };
}
