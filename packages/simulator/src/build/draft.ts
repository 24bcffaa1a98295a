import { replaceMaterials, type WorldShift } from './shift.ts';
import { type Draft, type ThemeName, themeOf } from './theme.ts';
import { draftGallery } from './themes/gallery.ts';
import { draftGarden } from './themes/garden.ts';
import { draftRooms } from './themes/rooms.ts';
import { draftStreet } from './themes/street.ts';
import { draftDiamondGallery } from './unseen/diamond-gallery.ts';
import { draftHypostyle } from './unseen/hypostyle.ts';
import { draftRingGarden } from './unseen/ring-garden.ts';
import { draftTerracedCanyon } from './unseen/terraced-canyon.ts';

const DRAFTS: Readonly<Record<ThemeName, (seed: number) => Draft>> = {
  rooms: draftRooms,
  garden: draftGarden,
  gallery: draftGallery,
  street: draftStreet,
};

/** The layouts of the `layout` shift: materials and furniture of a theme in shapes that no default world has. */
const UNSEEN_DRAFTS: Readonly<Record<ThemeName, (seed: number) => Draft>> = {
  rooms: draftHypostyle,
  garden: draftRingGarden,
  gallery: draftDiamondGallery,
  street: draftTerracedCanyon,
};

/** Draws up the rooms and all voxels of a seed's world, still unlit. */
export function draftWorld(seed: number, shift?: WorldShift): Draft & { readonly theme: ThemeName } {
  const theme = themeOf(seed);
  const draft = (shift === 'layout' ? UNSEEN_DRAFTS : DRAFTS)[theme](seed);
  if (shift === 'materials') replaceMaterials(draft.plan, seed);
  return { theme, ...draft };
}
