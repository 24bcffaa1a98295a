import type { SavedMoment } from '@dreamwalk/world';
import type { DreamAbout } from './dream-about.ts';
import type { RowPool } from './row-pool.ts';

type ContextFrame = SavedMoment['context']['window'][number];
type PackedMoment = DreamAbout['moments'][number];
type PackedFrame = PackedMoment['context']['window'][number];

/** The arrays that moments name by their rows. */
export interface MomentRows {
  readonly latents: RowPool<Float32Array>;
  readonly masks: RowPool<Uint8Array>;
}

/** A moment with rows in place of its arrays. */
export function packMoment(
  { context: { window, first, begun }, record, ...moment }: SavedMoment,
  { latents, masks }: MomentRows,
): PackedMoment {
  const packFrame = ({ frameIndex, pose, latent }: ContextFrame): PackedFrame => ({
    frameIndex,
    pose,
    latent: latents.rowOf(latent),
  });
  const { retrieved, coveredShare, realShare, latent, coveredMask } = record;
  return {
    ...moment,
    context: {
      window: window.map(packFrame),
      first: first && packFrame(first),
      begun: begun.map((each) => latents.rowOf(each)),
    },
    record: {
      retrieved,
      coveredShare,
      realShare,
      latent: latents.rowOf(latent),
      coveredMask: coveredMask && masks.rowOf(coveredMask),
    },
  };
}

/** A moment with its arrays in place of their rows. */
export function unpackMoment(
  { context: { window, first, begun }, record, ...moment }: PackedMoment,
  latentAt: (row: number) => Float32Array,
  maskAt: (row: number) => Uint8Array,
): SavedMoment {
  const unpackFrame = ({ latent, ...frame }: PackedFrame): ContextFrame => ({
    ...frame,
    latent: latentAt(latent),
  });
  return {
    ...moment,
    context: {
      window: window.map(unpackFrame),
      first: first && unpackFrame(first),
      begun: begun.map(latentAt),
    },
    record: {
      ...record,
      latent: latentAt(record.latent),
      coveredMask: record.coveredMask === undefined ? undefined : maskAt(record.coveredMask),
    },
  };
}
