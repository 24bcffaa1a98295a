import {
  floats,
  type GraphConstant,
  type GraphNode,
  integers,
  node,
  values,
  writeOnnx,
} from '@dreamwalk/inference/testing';
import {
  type GraphManifest,
  type GraphName,
  type Manifest,
  sha256Hex,
  type TensorManifest,
  type TensorRole,
  writeNpz,
} from '@dreamwalk/model-package';

const SIDE_PX = 16;
const CELLS = 4;
/** Two memory slots, a window of three. */
const CONTEXT = 5;

/**
 * The files of a world model of latent context that ONNX Runtime really runs: graphs of a few operators, in which every
 * input counts.
 */
export async function tinyLatentFiles(): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {
    'README.md': new TextEncoder().encode('# Tiny\n'),
    'golden.npz': writeNpz(new Map()),
  };
  const graphs = {} as Record<GraphName, GraphManifest>;
  for (const [name, graph] of Object.entries(GRAPHS) as [GraphName, TinyGraph][]) {
    const file = `${name}.onnx`;
    files[file] = writeOnnx(graph.nodes, values(graph.inputs), values(graph.outputs), CONSTANTS);
    graphs[name] = {
      file,
      sha256: await sha256Hex(files[file]),
      inputs: graph.inputs,
      outputs: graph.outputs,
    };
  }
  const manifest = tinyManifest(graphs, await sha256Hex(files['golden.npz']));
  files['world-model.json'] = new TextEncoder().encode(JSON.stringify(manifest));
  return files;
}

function tinyManifest(graphs: Manifest['graphs'], goldenSha256: string): Manifest {
  return {
    format: 'dreamwalk-world-model/1',
    id: 'tiny-latent',
    title: 'Tiny',
    description: '',
    version: '1.0.0',
    license: 'MIT',
    card: 'README.md',
    camera: { widthPx: SIDE_PX, heightPx: SIDE_PX, hfovDeg: 80, fps: 20, axes: 'opencv', up: '+z' },
    walk: { speedMPerFrame: 0.2, turnDegPerFrame: 7.5, eyeHeightM: 1.6 },
    latent: { channels: 3, heightCells: CELLS, widthCells: CELLS },
    graphs,
    sampler: {
      family: 'flow_window',
      prediction: 'velocity',
      shift: 5,
      steps: 2,
      allowedSteps: [2],
      staircase: { stages: 2, slots: 3 },
    },
    memory: {
      kind: 'latent-context',
      slots: 2,
      policy: 'worldcam-paper',
      grid: 4,
      timeIndex: 50,
      enabled: true,
    },
    context: { frames: 3, noiseLevel: 0.1, attentionSink: false },
    golden: { file: 'golden.npz', sha256: goldenSha256, tolerance: 1e-3 },
  };
}

interface TinyGraph {
  readonly nodes: readonly GraphNode[];
  readonly inputs: Record<string, TensorManifest>;
  readonly outputs: Record<string, TensorManifest>;
}

const frame = image('frame', 3);
const depth = image('depth', 1);
const latent = tensor('latent', [1, 3, CELLS, CELLS]);
const cache = tensor('condition', [1, 1, 1, CELLS, CELLS]);
const bias = tensor('condition', [1, CONTEXT]);

const GRAPHS: Record<GraphName, TinyGraph> = {
  encoder: {
    nodes: [
      node('Slice', ['frame', 'from', 'to', 'axes23', 'stride'], 'latent'),
      node('ReduceSum', ['frame', 'axis1'], 'brightness'),
      node('Add', ['brightness', 'five'], 'depth'),
    ],
    inputs: { frame },
    outputs: { latent, depth },
  },
  conditioner: {
    nodes: [
      node('Mul', ['time', 'tenth'], 'later'),
      node('Sub', ['later', 'noise'], 'clear'),
      node('Mul', ['clear', 'present'], 'counts'),
      node('Unsqueeze', ['counts', 'axes234'], 'weights'),
      node('Mul', ['latents', 'weights'], 'weighted_latents'),
      node('ReduceSum', ['weighted_latents', 'axes12'], 'seen'),
      node('Mul', ['plucker', 'weights'], 'weighted_rays'),
      node('ReduceSum', ['weighted_rays', 'axes12'], 'from_where'),
      node('Add', ['seen', 'from_where'], 'sum'),
      node('Tanh', ['sum'], 'cache'),
      node('Sub', ['present', 'one'], 'bias'),
    ],
    inputs: {
      latents: tensor('context_latents', [1, CONTEXT, 3, CELLS, CELLS]),
      plucker: tensor('context_plucker', [1, CONTEXT, 6, CELLS, CELLS]),
      time: tensor('context_time', [1, CONTEXT]),
      noise: tensor('context_noise_level', [1, CONTEXT]),
      present: tensor('context_present', [1, CONTEXT]),
    },
    outputs: { cache, bias },
  },
  denoiser: {
    nodes: [
      node('Mul', ['time', 'tenth'], 'later'),
      node('Add', ['later', 'noise'], 'when'),
      node('Unsqueeze', ['when', 'axes234'], 'when_everywhere'),
      node('ReduceSum', ['plucker', 'axis2'], 'where'),
      node('ReduceSum', ['bias', 'axis1'], 'absent'),
      node('Unsqueeze', ['absent', 'axes234'], 'absent_everywhere'),
      node('Add', ['cache', 'where'], 'camera'),
      node('Add', ['when_everywhere', 'absent_everywhere'], 'state'),
      node('Add', ['camera', 'state'], 'all'),
      node('Tanh', ['all'], 'clean'),
      node('Sub', ['sample', 'clean'], 'velocity'),
    ],
    inputs: {
      sample: tensor('sample', [1, 'frames', 3, CELLS, CELLS]),
      noise: tensor('noise_level', [1, 'frames']),
      plucker: tensor('plucker', [1, 'frames', 6, CELLS, CELLS]),
      time: tensor('time', [1, 'frames']),
      cache,
      bias,
    },
    outputs: { velocity: tensor('prediction', [1, 'frames', 3, CELLS, CELLS]) },
  },
  decoder: {
    nodes: [
      node('MatMul', ['grow', 'latent'], 'tall'),
      node('MatMul', ['tall', 'grow_across'], 'large'),
      node('Tanh', ['large'], 'frame'),
      node('ReduceSum', ['frame', 'axis1'], 'brightness'),
      node('Add', ['brightness', 'five'], 'depth'),
    ],
    inputs: { latent },
    outputs: { frame, depth },
  },
};

const CONSTANTS: GraphConstant[] = [
  floats('one', [1], () => 1),
  floats('tenth', [1], () => 0.1),
  floats('five', [1], () => 5),
  // Each cell becomes a square of pixels.
  floats('grow', [SIDE_PX, CELLS], (at) => (Math.floor(at / CELLS) >> 2 === at % CELLS ? 1 : 0)),
  floats('grow_across', [CELLS, SIDE_PX], (at) => (Math.floor(at / SIDE_PX) === (at % SIDE_PX) >> 2 ? 1 : 0)),
  integers('axis1', 1),
  integers('axis2', 2),
  integers('axes12', 1, 2),
  integers('axes23', 2, 3),
  integers('axes234', 2, 3, 4),
  integers('from', 0, 0),
  integers('to', SIDE_PX, SIDE_PX),
  integers('stride', SIDE_PX / CELLS, SIDE_PX / CELLS),
];

function image(role: TensorRole, channels: number): TensorManifest {
  return tensor(role, [1, channels, SIDE_PX, SIDE_PX]);
}

function tensor(role: TensorRole, shape: TensorManifest['shape']): TensorManifest {
  return { role, dtype: 'float32', shape };
}
