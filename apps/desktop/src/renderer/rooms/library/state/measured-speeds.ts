import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import { keepStored, readStored } from '../../../settings/stored.ts';
import type { FrameFeed } from '../../../studio/frame-feed.ts';
import type { StudioStore } from '../../../studio/studio-store.ts';

const STORED_AS = 'dreamwalk.speeds';

/** Who walks fewer frames has not measured anything. */
const FEWEST_FRAMES = 40;

const speedSchema = z.object({
  modelId: z.string(),
  /** What it ran on, in words. */
  provider: z.string(),
  framesPerSecond: z.number(),
  /** Of a step, the median of the last ones. */
  stepMs: z.number(),
  /** ISO 8601. */
  measuredAt: z.string(),
});

/** How fast a model really walked on this machine. */
export type MeasuredSpeed = z.infer<typeof speedSchema>;

/** The last speed of every model with every provider. */
export const measuredSpeeds = createStore<readonly MeasuredSpeed[]>(() =>
  readStored(STORED_AS, z.array(speedSchema).catch([])),
);

keepStored(STORED_AS, measuredSpeeds);

/** The newest speed in the place of the one before it, of that model and provider; the newest first. */
export function withSpeed(speeds: readonly MeasuredSpeed[], speed: MeasuredSpeed): MeasuredSpeed[] {
  const others = speeds.filter(
    ({ modelId, provider }) => modelId !== speed.modelId || provider !== speed.provider,
  );
  return [speed, ...others];
}

/** Keeps the speed of every walk of forty frames and more, as long as nothing is dreamed beside it. */
export function keepSpeeds(feed: FrameFeed, studio: StudioStore, now: () => Date = () => new Date()): void {
  let keptAt = 0;
  feed.subscribe(() => {
    const { latest, stepsMs } = feed;
    const { model, provider, engine } = studio.getState();
    if (!latest || !model || !provider || latest.restored || engine.beside.kind !== 'nothing') return;
    if (latest.frameIndex < keptAt) keptAt = 0;
    const isDue = stepsMs.length >= FEWEST_FRAMES && latest.frameIndex - keptAt >= FEWEST_FRAMES;
    if (!isDue || latest.stats.framesPerSecond <= 0) return;
    keptAt = latest.frameIndex;
    const speed = {
      modelId: model.id,
      provider: provider.label,
      framesPerSecond: latest.stats.framesPerSecond,
      stepMs: median(stepsMs),
      measuredAt: now().toISOString(),
    };
    measuredSpeeds.setState((speeds) => withSpeed(speeds, speed), true);
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
