import type { RgbFrame } from '@dreamwalk/environment';
import { chooseFile } from '../../../components/choose-files.ts';
import { fillRgba } from '../../../stage/fill-rgba.ts';
import { readImageFrame } from '../../../studio/read-image-frame.ts';
import type { Studio } from '../../../studio/studio.ts';
import { enterRoom } from '../../rooms-store.ts';
import { rememberPlace } from '../state/recent-places.ts';

/** Begins a walk in a picture, and remembers it; does nothing until a model is open. */
export async function openPicture(studio: Studio, picture: Blob, name: string): Promise<void> {
  const { model } = studio.store.getState();
  if (!model) return;
  try {
    const frame = await readImageFrame(new File([picture], name), model.widthPx, model.heightPx);
    rememberPlace({ kind: 'image', name, url: await dataUrlOf(frame) });
    studio.send({ type: 'openImage', name, frame });
  } catch (error) {
    studio.fail(error, 'opening an image');
  }
  enterRoom('explore');
}

/** Lets a person choose a picture to begin in. */
export async function choosePicture(studio: Studio): Promise<void> {
  const file = await chooseFile('image/*');
  if (file) await openPicture(studio, file, file.name);
}

async function dataUrlOf({ widthPx, heightPx, rgb }: RgbFrame): Promise<string> {
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const image = new ImageData(widthPx, heightPx);
  fillRgba(image.data, rgb);
  canvas.getContext('2d')!.putImageData(image, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  return `data:image/png;base64,${btoa(String.fromCharCode(...bytes))}`;
}
