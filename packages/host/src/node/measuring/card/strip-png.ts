import sharp from 'sharp';

/** Film strips that a card shows of each measure: the first worlds by seed. */
export const STRIPS_SHOWN = 2;

/** A strip is shown on a card no wider than its text. */
const WIDTH_PX = 960;

/** A picture as a card holds it, a PNG of 256 colours in base64: a seventh of the bytes, and hard to tell apart. */
export async function cardPng(picture: Uint8Array): Promise<string> {
  const png = await sharp(picture)
    .resize({ width: WIDTH_PX, withoutEnlargement: true })
    .png({ palette: true, effort: 10 })
    .toBuffer();
  return png.toString('base64');
}
