import type { GraphManifest, TensorManifest, TensorRole } from '../graph-schema.ts';
import type { Manifest } from '../manifest.ts';
import { type NpyArray, writeNpz } from '../npz.ts';
import { sha256Hex } from '../sha256.ts';

/** Files of a sound package whose graphs are bytes that no runtime could load; shaped like `voxel-rooms`. */
export async function tinyPackageFiles(
  draft: Manifest = draftManifest(),
): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = { 'README.md': new TextEncoder().encode('# Tiny\n') };
  const golden = new Map<string, NpyArray>();
  for (const [name, graph] of Object.entries(draft.graphs)) {
    files[graph.file] = new TextEncoder().encode(`graph ${name}`);
    graph.sha256 = await sha256Hex(files[graph.file]);
    for (const [side, tensors] of [
      ['in', graph.inputs],
      ['out', graph.outputs],
    ] as const)
      for (const [tensor, { shape }] of Object.entries(tensors))
        golden.set(`${name}/${side}/${tensor}`, zeros(shape));
  }
  files[draft.golden.file] = writeNpz(golden);
  draft.golden.sha256 = await sha256Hex(files[draft.golden.file]);
  files['world-model.json'] = new TextEncoder().encode(JSON.stringify(draft, null, 2));
  return files;
}

/** The manifest of `tinyPackageFiles`, as data to break. */
export async function tinyManifest(): Promise<Manifest> {
  const files = await tinyPackageFiles();
  return JSON.parse(new TextDecoder().decode(files['world-model.json']));
}

/** A sound manifest of latent context: two memory slots, a window of three frames. */
export function tinyLatentManifest(): Manifest {
  const draft = draftManifest();
  const cells = (channels: number) => [channels, 2, 2];
  const cache = tensor('condition', [2, 5, 4]);
  const rays = tensor('gravity_rays', image(2));
  return {
    ...draft,
    id: 'tiny-latent',
    graphs: {
      encoder: draft.graphs.encoder,
      conditioner: graph(
        'conditioner',
        {
          latents: tensor('context_latents', [1, 5, ...cells(4)]),
          plucker: tensor('context_plucker', [1, 5, ...cells(6)]),
          time_index: tensor('context_time', [1, 5]),
          noise_level: tensor('context_noise_level', [1, 5]),
          present: tensor('context_present', [1, 5]),
        },
        { cache },
      ),
      denoiser: graph(
        'denoiser',
        {
          sample: tensor('sample', [1, 'frames', ...cells(4)]),
          noise_level: tensor('noise_level', [1, 'frames']),
          plucker: tensor('plucker', [1, 'frames', ...cells(6)]),
          time_index: tensor('time', [1, 'frames']),
          cache,
        },
        { velocity: tensor('prediction', [1, 'frames', ...cells(4)]) },
      ),
      decoder: graph(
        'decoder',
        { latent: tensor('latent', [1, ...cells(4)]), rays },
        { frame: tensor('frame', image(3)), depth: tensor('depth', image(1)) },
      ),
    },
    sampler: {
      family: 'flow_window',
      prediction: 'velocity',
      shift: 5,
      steps: 2,
      allowedSteps: [1, 2, 4],
      staircase: { stages: 8, slots: 8 },
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
  };
}

function draftManifest(): Manifest {
  const latent = [1, 4, 2, 2];
  const features = tensor('condition', [1, 6, 4, 4]);
  const rays = tensor('gravity_rays', image(2));
  const guide = tensor('guide', image(8));
  return {
    format: 'dreamwalk-world-model/1',
    id: 'tiny',
    title: 'Tiny',
    description: 'A package for tests.',
    version: '1.0.0',
    license: 'MIT',
    card: 'README.md',
    camera: { widthPx: 8, heightPx: 8, hfovDeg: 80, fps: 20, axes: 'opencv', up: '+z' },
    walk: { speedMPerFrame: 0.2, turnDegPerFrame: 7.5, eyeHeightM: 1.6 },
    latent: { channels: 4, heightCells: 2, widthCells: 2 },
    graphs: {
      encoder: graph(
        'encoder',
        { frame: tensor('frame', image(3)), rays },
        { latent: tensor('latent', latent), depth: tensor('depth', image(1)) },
      ),
      conditioner: graph('conditioner', { guide, rays }, { features }),
      denoiser: graph(
        'denoiser',
        { sample: tensor('sample', latent), noise_level: tensor('noise_level', [1]), features },
        { x0: tensor('prediction', latent) },
      ),
      decoder: graph(
        'decoder',
        { latent: tensor('latent', latent), guide, features },
        { frame: tensor('frame', image(3)), depth: tensor('depth', image(1)) },
      ),
    },
    sampler: { family: 'flow_euler', prediction: 'x0', steps: 1, allowedSteps: [1, 2, 4] },
    memory: { kind: 'reprojection', slots: 4, policy: 'coverage', grid: 4 },
    golden: { file: 'golden.npz', sha256: '0'.repeat(64), tolerance: 1e-3 },
  };
}

function image(channels: number): number[] {
  return [1, channels, 8, 8];
}

function graph(
  name: string,
  inputs: Record<string, TensorManifest>,
  outputs: Record<string, TensorManifest>,
): GraphManifest {
  return { file: `graphs/${name}.onnx`, sha256: '0'.repeat(64), inputs, outputs };
}

function tensor(role: TensorRole, shape: TensorManifest['shape']): TensorManifest {
  return { role, dtype: 'float32', shape };
}

/** One frame where there may be any number of them. */
function zeros(described: TensorManifest['shape']): NpyArray {
  const shape = described.map((dim) => (typeof dim === 'string' ? 1 : dim));
  return { shape, data: new Float32Array(shape.reduce((product, dim) => product * dim, 1)) };
}
