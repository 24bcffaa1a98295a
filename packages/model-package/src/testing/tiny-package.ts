import type { TensorManifest, TensorRole } from '../graph-schema.ts';
import type { Manifest } from '../manifest.ts';
import { type NpyArray, writeNpz } from '../npz.ts';
import { sha256Hex } from '../sha256.ts';

/** Files of a sound package whose graphs are bytes that no runtime could load; shaped like `voxel-rooms`. */
export async function tinyPackageFiles(): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = { 'README.md': new TextEncoder().encode('# Tiny\n') };
  const draft = draftManifest();
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

function draftManifest(): Manifest {
  const latent = [1, 4, 2, 2];
  const image = (channels: number) => [1, channels, 8, 8];
  const graph = (
    name: string,
    inputs: Record<string, TensorManifest>,
    outputs: Record<string, TensorManifest>,
  ) => ({ file: `graphs/${name}.onnx`, sha256: '0'.repeat(64), inputs, outputs });
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

function tensor(role: TensorRole, shape: number[]): TensorManifest {
  return { role, dtype: 'float32', shape };
}

function zeros(shape: readonly number[]): NpyArray {
  return { shape, data: new Float32Array(shape.reduce((product, dim) => product * dim, 1)) };
}
