import type { Manifest, TensorManifest, TensorRole } from '@dreamwalk/model-package';
import { WorldModel } from '../model/world-model.ts';
import { type FakeGraphs, FakeRuntime, fakeManifest, fakePackage, SIDE_PX } from './fake-model.ts';

const CELLS = 16;
const LATENT_SIZE = 4 * CELLS;
const PIXELS = SIDE_PX * SIDE_PX;

/** What a graph was fed, by the input's name. */
export type Feeds = Readonly<Record<string, Float32Array>>;

/** A model of latent context that can be worked out by hand, and what its graphs were fed. */
export interface FakeLatentModel {
  readonly model: WorldModel;
  readonly runtime: FakeRuntime;
  readonly conditionerFeeds: Feeds[];
  readonly denoiserFeeds: Feeds[];
}

/**
 * Two memory slots, a window of three, staircases of two stages and three slots. The conditioner sums up what is
 * present, the denoiser leads straight to a clean latent that follows from that sum and from the frame's own camera.
 */
export async function openFakeLatentModel(
  change: (manifest: Manifest) => void = () => {},
): Promise<FakeLatentModel> {
  const manifest = fakeLatentManifest();
  change(manifest);
  const conditionerFeeds: Feeds[] = [];
  const denoiserFeeds: Feeds[] = [];
  const graphs: FakeGraphs = {
    encoder: ({ frame }) => ({
      latent: Float32Array.from({ length: LATENT_SIZE }, (_, at) => frame[3 * at]),
      depth: frame.slice(2 * PIXELS).map((blue) => ((blue + 1) / 2) * 12),
    }),
    conditioner: (feeds) => {
      conditionerFeeds.push(feeds);
      return { cache: Float32Array.of(summary(feeds)) };
    },
    denoiser: (feeds) => {
      denoiserFeeds.push(feeds);
      return { velocity: velocity(feeds) };
    },
    decoder: ({ latent }) => ({
      frame: Float32Array.from({ length: 3 * PIXELS }, (_, at) => Math.tanh(latent[at % LATENT_SIZE])),
      depth: new Float32Array(PIXELS).fill(4),
    }),
  };
  const runtime = new FakeRuntime(manifest.graphs, graphs);
  const model = await WorldModel.open(runtime, fakePackage(manifest, graphs));
  conditionerFeeds.length = 0;
  denoiserFeeds.length = 0;
  return { model, runtime, conditionerFeeds, denoiserFeeds };
}

function fakeLatentManifest(): Manifest {
  const guided = fakeManifest();
  const cells = (channels: number) => [channels, 4, 4];
  const cache = tensor('condition', [1]);
  const { encoder, conditioner, denoiser, decoder } = guided.graphs;
  return {
    ...guided,
    id: 'fake-latent',
    graphs: {
      encoder,
      conditioner: {
        ...conditioner!,
        inputs: {
          latents: tensor('context_latents', [1, 5, ...cells(4)]),
          plucker: tensor('context_plucker', [1, 5, ...cells(6)]),
          time: tensor('context_time', [1, 5]),
          noise: tensor('context_noise_level', [1, 5]),
          present: tensor('context_present', [1, 5]),
        },
        outputs: { cache },
      },
      denoiser: {
        ...denoiser,
        inputs: {
          sample: tensor('sample', [1, 'frames', ...cells(4)]),
          noise: tensor('noise_level', [1, 'frames']),
          plucker: tensor('plucker', [1, 'frames', ...cells(6)]),
          time: tensor('time', [1, 'frames']),
          cache,
        },
        outputs: { velocity: tensor('prediction', [1, 'frames', ...cells(4)]) },
      },
      decoder: { ...decoder, inputs: { latent: tensor('latent', [1, ...cells(4)]) } },
    },
    sampler: {
      family: 'flow_window',
      prediction: 'velocity',
      shift: 5,
      steps: 2,
      allowedSteps: [1, 2, 4],
      staircase: { stages: 2, slots: 3 },
    },
    memory: {
      kind: 'latent-context',
      slots: 2,
      policy: 'worldcam-paper',
      grid: 8,
      timeIndex: 50,
      enabled: true,
    },
    context: { frames: 3, noiseLevel: 0, attentionSink: false },
  };
}

/** A number that changes with everything that the conditioner is told of what is present. */
function summary({ latents, plucker, time, noise, present }: Feeds): number {
  let sum = 0;
  for (let frame = 0; frame < present.length; frame++) {
    const mean = (values: Float32Array) => {
      const size = values.length / present.length;
      return values.subarray(frame * size, (frame + 1) * size).reduce((a, b) => a + b, 0) / size;
    };
    sum += present[frame] * (mean(latents) + mean(plucker) + 0.01 * time[frame] + noise[frame]);
  }
  return sum;
}

/** (x − x₀) / σ, the velocity of the straight line to the clean latent x₀. */
function velocity({ sample, noise, plucker, time, cache }: Feeds): Float32Array {
  return sample.map((value, at) => {
    const frame = Math.floor(at / LATENT_SIZE);
    const clean = Math.sin(cache[0] + at) + 0.1 * plucker[frame * 6 * CELLS] + 0.01 * time[frame];
    return (value - clean) / noise[frame];
  });
}

function tensor(role: TensorRole, shape: TensorManifest['shape']): TensorManifest {
  return { role, dtype: 'float32', shape };
}
