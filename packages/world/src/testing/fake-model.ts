import {
  type Compute,
  CpuCompute,
  elementCount,
  type Runtime,
  type Session,
  type TaskOptions,
  type Tensor,
  type TensorSpec,
} from '@dreamwalk/inference';
import {
  type GraphName,
  type Manifest,
  type ModelPackage,
  type NpyArray,
  type TensorManifest,
  type TensorRole,
  writeNpz,
} from '@dreamwalk/model-package';
import { WorldModel } from '../model/world-model.ts';

/** Side of the fake model's frames and of its latents. */
export const SIDE_PX = 32;
const LATENT = [1, 4, 4, 4];

/** Depths up to this are written into the blue channel of the fake worlds' frames. */
export const DEEPEST_M = 12;

/**
 * A model that can be worked out by hand. Its encoder reads the depth from the blue channel, its decoder shows the
 * guide where a view covers it and the latent elsewhere, its denoiser shrinks the noise.
 */
export interface FakeModel {
  readonly model: WorldModel;
  readonly runtime: FakeRuntime;
}

export async function openFakeModel(change: (manifest: Manifest) => void = () => {}): Promise<FakeModel> {
  const manifest = fakeManifest();
  change(manifest);
  const runtime = new FakeRuntime();
  return { runtime, model: await WorldModel.open(runtime, fakePackage(manifest)) };
}

/** A package whose "graphs" are their own names; golden tests of zeros that the fake graphs pass. */
export function fakePackage(manifest: Manifest = fakeManifest(), graphs: FakeGraphs = GRAPHS): ModelPackage {
  const names = Object.keys(manifest.graphs) as GraphName[];
  const golden = new Map<string, NpyArray>();
  for (const name of names) {
    const { inputs, outputs } = manifest.graphs[name]!;
    const feeds = Object.fromEntries(
      Object.entries(inputs).map(([input, { shape }]) => [
        input,
        new Float32Array(elementCount(ofOneFrame(shape))),
      ]),
    );
    const results = graphs[name](feeds);
    for (const [input, { shape }] of Object.entries(inputs))
      golden.set(`${name}/in/${input}`, { shape: ofOneFrame(shape), data: feeds[input] });
    for (const [output, { shape }] of Object.entries(outputs))
      golden.set(`${name}/out/${output}`, { shape: ofOneFrame(shape), data: results[output] });
  }
  return {
    name: '/models/fake',
    manifest,
    graphs: new Map(names.map((name) => [name, new TextEncoder().encode(name)])),
    goldenBytes: writeNpz(golden),
    card: '# Fake\n',
  };
}

export function fakeManifest(): Manifest {
  const image = (role: TensorRole, channels: number) => tensor(role, [1, channels, SIDE_PX, SIDE_PX]);
  const graph = (
    name: string,
    inputs: Record<string, TensorManifest>,
    outputs: Record<string, TensorManifest>,
  ) => ({ file: `${name}.onnx`, sha256: name.padEnd(64, '0'), inputs, outputs });
  const rays = image('gravity_rays', 2);
  const guide = image('guide', 8);
  const context = tensor('condition', [1]);
  return {
    format: 'dreamwalk-world-model/1',
    id: 'fake',
    title: 'Fake',
    description: '',
    version: '1.0.0',
    license: 'MIT',
    card: 'README.md',
    camera: { widthPx: SIDE_PX, heightPx: SIDE_PX, hfovDeg: 80, fps: 20, axes: 'opencv', up: '+z' },
    walk: { speedMPerFrame: 0.2, turnDegPerFrame: 7.5, eyeHeightM: 1.6 },
    latent: { channels: LATENT[1], heightCells: LATENT[2], widthCells: LATENT[3] },
    graphs: {
      encoder: graph(
        'encoder',
        { frame: image('frame', 3), rays },
        { latent: tensor('latent', LATENT), depth: image('depth', 1) },
      ),
      conditioner: graph('conditioner', { guide, rays }, { context }),
      denoiser: graph(
        'denoiser',
        { sample: tensor('sample', LATENT), noise_level: tensor('noise_level', [1]), context },
        { x0: tensor('prediction', LATENT) },
      ),
      decoder: graph(
        'decoder',
        { latent: tensor('latent', LATENT), guide, context },
        { frame: image('frame', 3), depth: image('depth', 1) },
      ),
    },
    sampler: { family: 'flow_euler', prediction: 'x0', steps: 1, allowedSteps: [1, 2, 4] },
    memory: { kind: 'reprojection', slots: 4, policy: 'coverage', grid: 8 },
    golden: { file: 'golden.npz', sha256: '0'.repeat(64), tolerance: 1e-3 },
  };
}

/** Runs the fake graphs on the CPU, and counts what is alive. */
export class FakeRuntime implements Runtime {
  readonly provider = { name: 'cpu', label: 'fake', precision: 'fp32', threads: 1, ortVersion: '0' } as const;
  readonly compute: CountingCompute = new CountingCompute();
  /** Names of graphs in the order in which they ran. */
  readonly runs: string[] = [];
  /** Called before each run. */
  onRun: (graph: string) => void = () => {};
  sessionsOpen = 0;
  readonly #signatures: Manifest['graphs'];
  readonly #graphs: FakeGraphs;

  constructor(signatures: Manifest['graphs'] = fakeManifest().graphs, graphs: FakeGraphs = GRAPHS) {
    this.#signatures = signatures;
    this.#graphs = graphs;
  }

  async load(graph: Uint8Array): Promise<Session> {
    const name = new TextDecoder().decode(graph) as GraphName;
    this.sessionsOpen++;
    const { inputs, outputs } = this.#signatures[name]!;
    return {
      inputs: specs(inputs),
      outputs: specs(outputs),
      run: (feeds, options) => this.#run(name, feeds, options),
      release: async () => {
        this.sessionsOpen--;
      },
    };
  }

  async dispose(): Promise<void> {}

  async #run(
    name: GraphName,
    feeds: Readonly<Record<string, Tensor>>,
    options?: TaskOptions,
  ): Promise<Record<string, Tensor>> {
    this.runs.push(name);
    this.onRun(name);
    options?.signal?.throwIfAborted();
    const { inputs, outputs } = this.#signatures[name]!;
    const data = Object.fromEntries(Object.keys(inputs).map((input) => [input, feeds[input].data]));
    const results = this.#graphs[name](data);
    return Object.fromEntries(
      Object.entries(outputs).map(([output, { shape }]) => {
        const size = elementCount(ofOneFrame(shape));
        const dims = shape.map((dim) => (typeof dim === 'string' ? results[output].length / size : dim));
        return [output, this.compute.tensor(results[output], dims)];
      }),
    );
  }
}

/** The CPU compute, counting the views and tensors that nobody gave back. */
export class CountingCompute extends CpuCompute {
  viewsAlive = 0;
  tensorsAlive = 0;

  override tensor(data: Float32Array, dims: readonly number[]): Tensor {
    return this.#count(super.tensor(data, dims));
  }

  override gaussian(...[key, dims]: Parameters<Compute['gaussian']>): Tensor {
    return this.#count(super.gaussian(key, dims));
  }

  override eulerStep(...[x, x0, sigma, sigmaNext]: Parameters<Compute['eulerStep']>): Tensor {
    return this.#count(super.eulerStep(x, x0, sigma, sigmaNext));
  }

  override frameTensor(rgb: Uint8Array, widthPx: number, heightPx: number): Tensor {
    return this.#count(super.frameTensor(rgb, widthPx, heightPx));
  }

  override splat(...[sources, camera, targetPose]: Parameters<Compute['splat']>): Tensor {
    return this.#count(super.splat(sources, camera, targetPose));
  }

  override storeView(...[frame, depth]: Parameters<Compute['storeView']>): ReturnType<Compute['storeView']> {
    this.viewsAlive++;
    return super.storeView(frame, depth);
  }

  override storeImage(
    ...[rgb, depth, w, h]: Parameters<Compute['storeImage']>
  ): ReturnType<Compute['storeImage']> {
    this.viewsAlive++;
    return super.storeImage(rgb, depth, w, h);
  }

  override releaseView(view: Parameters<Compute['releaseView']>[0]): void {
    this.viewsAlive--;
    super.releaseView(view);
  }

  #count(tensor: Tensor): Tensor {
    this.tensorsAlive++;
    const dispose = tensor.dispose.bind(tensor);
    tensor.dispose = () => {
      this.tensorsAlive--;
      dispose();
    };
    return tensor;
  }
}

type FakeGraph = (feeds: Readonly<Record<string, Float32Array>>) => Record<string, Float32Array>;

/** What a fake runtime runs, by the graph's name. */
export type FakeGraphs = Readonly<Record<GraphName, FakeGraph>>;

const PIXELS = SIDE_PX * SIDE_PX;

const GRAPHS: FakeGraphs = {
  encoder: ({ frame }) => ({
    latent: new Float32Array(elementCount(LATENT)).fill(frame[0]),
    depth: frame.slice(2 * PIXELS).map((blue) => ((blue + 1) / 2) * DEEPEST_M),
  }),
  conditioner: ({ guide }) => ({ context: Float32Array.of(guide[4 * PIXELS] > 0 ? 1 : 0) }),
  denoiser: ({ sample, noise_level }) => ({ x0: sample.map((value) => 0.2 * value * noise_level[0]) }),
  decoder: ({ latent, guide }) => {
    const frame = new Float32Array(3 * PIXELS);
    const depth = new Float32Array(PIXELS);
    for (let pixel = 0; pixel < PIXELS; pixel++) {
      const covered = guide[4 * PIXELS + pixel] > 0 || guide[5 * PIXELS + pixel] > 0;
      const invented = latent[pixel % latent.length];
      for (let channel = 0; channel < 3; channel++)
        frame[channel * PIXELS + pixel] = covered ? guide[channel * PIXELS + pixel] : invented;
      depth[pixel] = covered ? 3 * (2 / (guide[3 * PIXELS + pixel] + 1) - 1) : 2 + invented;
    }
    return { frame, depth };
  },
};

function tensor(role: TensorRole, shape: number[]): TensorManifest {
  return { role, dtype: 'float32', shape };
}

function specs(tensors: Readonly<Record<string, TensorManifest>>): TensorSpec[] {
  return Object.entries(tensors).map(([name, { dtype, shape }]) => ({ name, dtype, dims: shape }));
}

/** A shape for one frame, where there may be any number of them. */
function ofOneFrame(shape: TensorManifest['shape']): number[] {
  return shape.map((dim) => (typeof dim === 'string' ? 1 : dim));
}
