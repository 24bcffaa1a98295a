import type { RgbFrame, TaskOptions } from '@dreamwalk/environment';
import { breathe, type Pose } from '@dreamwalk/geometry';
import type { TruthView } from '../suites/capabilities.ts';
import { type FeatureMap, type MapDims, pixelMap } from './feature-map.ts';
import type { FeatureRows } from './linear-kernel.ts';
import { channelMeans, localCorrelation, sideBySide } from './pair-features.ts';
import { logDepthGrid, logFreeSpace, type ProbeTarget, translationM, yawChangeDeg } from './probe-targets.ts';
import type { TargetRows } from './ridge.ts';

/** What turns a true view into a latent. */
export interface LatentEncoder {
  readonly latentDims: MapDims;
  /** @returns [channels · rows · columns] */
  encode(frame: RgbFrame, pose: Pose, options: TaskOptions): Promise<Float32Array>;
}

/** A place that really exists, as far as probes need it. */
export interface ProbeWorld {
  render(pose: Pose): TruthView;
  /** A collision-free walk of that many poses. */
  wander(frames: number): Pose[];
  /** Metres to the first surface straight ahead; `Infinity` where that is sky. */
  freeSpaceAheadM(pose: Pose): number;
}

/** What a probe is given of a view, `view`; of two consecutive ones, both or how their cells agree. */
export type ProbeInput = 'view' | 'side-by-side' | 'correlation';

/** What stands in for the views: the latent, or what it should beat. */
export type Representation = 'latent' | 'pixels' | 'random-weights';

/** In the order in which they are probed. */
export const REPRESENTATIONS: readonly Representation[] = ['latent', 'pixels', 'random-weights'];

/** A walk through one world as the probes see it. */
export interface ProbedWalk {
  readonly maps: Readonly<Record<Representation, readonly FeatureMap[]>>;
  /** A row for each frame, or for each pair of consecutive ones. */
  readonly targets: Readonly<Record<ProbeTarget, TargetRows>>;
}

/**
 * Walks through one world: the views' maps by representation, and what there is to read off.
 *
 * @param untrained the encoder of random weights
 */
export async function probeWalk(
  world: ProbeWorld,
  frames: number,
  untrained: (frame: RgbFrame) => FeatureMap,
  encoder: LatentEncoder,
  { signal }: TaskOptions,
): Promise<ProbedWalk> {
  const [channels, rows, columns] = encoder.latentDims;
  const walk = world.wander(frames);
  const maps: Record<Representation, FeatureMap[]> = { latent: [], pixels: [], 'random-weights': [] };
  const depth: number[][] = [];
  for (const pose of walk) {
    await breathe(signal);
    const { frame, depthM } = world.render(pose);
    const values = await encoder.encode(frame, pose, { signal });
    maps.latent.push({ channels, rows, columns, values });
    maps.pixels.push(pixelMap(frame, rows, columns));
    maps['random-weights'].push(untrained(frame));
    depth.push(logDepthGrid(depthM, frame.widthPx, frame.heightPx));
  }
  const pairs = walk.slice(1).map((next, at) => ({ previous: walk[at], next }));
  return {
    maps,
    targets: {
      depth,
      'free-space': walk.map((pose) => [logFreeSpace(world.freeSpaceAheadM(pose))]),
      yaw: pairs.map(({ previous, next }) => [yawChangeDeg(previous, next)]),
      translation: pairs.map(({ previous, next }) => translationM(previous, next)),
    },
  };
}

/** What the regressions are given: a row for each view, or for each pair of consecutive ones of a walk. */
export function features(
  input: ProbeInput,
  representation: Representation,
  train: readonly ProbedWalk[],
  test: readonly ProbedWalk[],
): { trainFeatures: FeatureRows; testFeatures: FeatureRows } {
  const mapsOf = (walks: readonly ProbedWalk[]) => walks.map(({ maps }) => maps[representation]);
  const means = channelMeans(mapsOf(train).flat());
  const rowsOf = (maps: readonly FeatureMap[]): Float32Array[] => {
    if (input === 'view') return maps.map(({ values }) => values);
    return maps
      .slice(1)
      .map((next, at) =>
        input === 'correlation' ? localCorrelation(maps[at], next, means) : sideBySide(maps[at], next),
      );
  };
  return { trainFeatures: mapsOf(train).flatMap(rowsOf), testFeatures: mapsOf(test).flatMap(rowsOf) };
}
