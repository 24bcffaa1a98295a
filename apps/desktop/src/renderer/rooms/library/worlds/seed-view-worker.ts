import { cameraFromHfov } from '@dreamwalk/geometry';
import { BUNDLED_HFOV_RAD, createWorld, renderView, type ThemeName, wanderPath } from '@dreamwalk/simulator';
import { fillRgba } from '../../../stage/fill-rgba.ts';

/** Side of the pictures. */
const SIDE_PX = 192;

export interface SeedViewRequest {
  readonly seed: number;
}

/** The first thing that one sees in a world, and what kind of world it is. */
export interface SeedView {
  readonly seed: number;
  readonly theme: ThemeName;
  readonly picture: ImageBitmap;
}

const page = self as unknown as {
  postMessage(view: SeedView, transfer: Transferable[]): void;
  onmessage: ((message: MessageEvent<SeedViewRequest>) => void) | null;
};

const camera = cameraFromHfov(SIDE_PX, SIDE_PX, BUNDLED_HFOV_RAD);

page.onmessage = async ({ data: { seed } }) => {
  const world = createWorld(seed);
  // Where a walk in this world begins.
  const [pose] = wanderPath(world, seed, 0);
  const image = new ImageData(SIDE_PX, SIDE_PX);
  fillRgba(image.data, renderView(world, camera, pose).frame.rgb);
  const picture = await createImageBitmap(image);
  page.postMessage({ seed, theme: world.theme, picture }, [picture]);
};
