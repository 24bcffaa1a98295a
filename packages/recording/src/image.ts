/** An 8-bit RGB picture, row by row: `rgb[(y * widthPx + x) * 3 + channel]`. */
export interface RgbImage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Uint8Array;
}
