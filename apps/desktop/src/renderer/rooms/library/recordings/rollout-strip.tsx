import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedDream, ListedRollout } from '../../../../shared/library-protocol.ts';
import { fillRgba } from '../../../stage/fill-rgba.ts';
import type { LibraryClient } from '../state/library-client.ts';
import styles from './rollout-strip.module.css';

const PICTURES = 6;
/** Side of a picture on the canvas: twice that on the page, for sharp screens. */
const SIDE_PX = 128;

interface RolloutStripProps {
  readonly recording: ListedRollout | ListedDream;
  readonly client: LibraryClient;
}

/** Frames of a rollout or a saved dream, evenly spread from its first to its last. */
export function RolloutStrip({ recording, client }: RolloutStripProps) {
  const { t } = useTranslation('library');
  const canvas = useRef<HTMLCanvasElement>(null);
  const { name, widthPx, heightPx } = recording;
  const isEmpty = recording.kind === 'rollout' && recording.frameCount === 0;
  useEffect(() => {
    const controller = new AbortController();
    const draw = async () => {
      const rgb = await client.strip(name, PICTURES, controller.signal);
      await drawStrip(canvas.current!.getContext('2d')!, rgb, widthPx, heightPx);
    };
    // What cannot be read leaves the strip empty; opening the rollout says why.
    if (!isEmpty) void draw().catch(() => {});
    return () => controller.abort();
  }, [client, name, widthPx, heightPx, isEmpty]);
  return (
    <canvas
      ref={canvas}
      className={styles.strip}
      width={PICTURES * SIDE_PX}
      height={SIDE_PX}
      role="img"
      aria-label={t('recordings.strip', { name })}
    />
  );
}

async function drawStrip(
  context: CanvasRenderingContext2D,
  rgb: Uint8Array,
  widthPx: number,
  heightPx: number,
): Promise<void> {
  const pictureBytes = widthPx * heightPx * 3;
  for (let at = 0; at * pictureBytes < rgb.length; at++) {
    const image = new ImageData(widthPx, heightPx);
    fillRgba(image.data, rgb.subarray(at * pictureBytes, (at + 1) * pictureBytes));
    const bitmap = await createImageBitmap(image);
    context.drawImage(bitmap, at * SIDE_PX, 0, SIDE_PX, SIDE_PX);
    bitmap.close();
  }
}
