import type { RgbFrame } from '@dreamwalk/environment';
import { type DreamFile, readDreamHead } from '@dreamwalk/host';

/** A frame of an episode that one can go to. */
export interface EpisodeFrame {
  readonly frameIndex: number;
  readonly frame: RgbFrame;
  /** Where the episode ended. */
  readonly isLast: boolean;
}

/**
 * The moments that were kept of an episode that was dreamed again, from its first frame to its last.
 * @throws DreamFileError where the file is none
 */
export function episodeFrames({ fileName, bytes }: DreamFile): readonly EpisodeFrame[] {
  const { about, tensors } = readDreamHead(bytes, bytes.byteLength, fileName);
  const { widthPx, heightPx, moments } = about;
  const { offset = 0 } = tensors.get('rgb') ?? {};
  const frameBytes = 3 * widthPx * heightPx;
  const [start, last, ...between] = moments;
  const earlier = [start, ...between].filter(({ frameIndex }) => frameIndex < last.frameIndex);
  return [...earlier, last].map((moment) => {
    const from = offset + moment.previous * frameBytes;
    const rgb = bytes.subarray(from, from + frameBytes);
    return { frameIndex: moment.frameIndex, frame: { widthPx, heightPx, rgb }, isLast: moment === last };
  });
}
