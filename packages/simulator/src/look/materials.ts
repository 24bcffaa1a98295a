/** Linear-light RGB, each in 0..1. */
export type Rgb = readonly [number, number, number];

/** The patterns of {@link buildTextures}, by name. */
export type PatternName =
  | 'plaster'
  | 'brick'
  | 'ashlar'
  | 'planks'
  | 'smallTiles'
  | 'largeTiles'
  | 'grass'
  | 'leaves'
  | 'smooth';

/** How a voxel of one kind looks: a pattern value of 0 shows `low`, a value of 1 shows `high`. */
export interface Material {
  readonly name: string;
  readonly pattern: PatternName;
  readonly low: Rgb;
  readonly high: Rgb;
}

/** An sRGB hex colour as linear light, by the gamma 2 that the renderer's tone curve undoes. */
function linear(hex: number): Rgb {
  const channel = (shift: number): number => (((hex >> shift) & 255) / 255) ** 2;
  return [channel(16), channel(8), channel(0)];
}

function material(name: string, pattern: PatternName, low: number, high: number): Material {
  return { name, pattern, low: linear(low), high: linear(high) };
}

/** The one palette of all worlds; a voxel's value is an index into it, and 0 is air. */
export const MATERIALS: readonly Material[] = [
  material('air', 'smooth', 0x000000, 0x000000),
  material('cream plaster', 'plaster', 0xdccbb0, 0xf0e3cc),
  material('peach plaster', 'plaster', 0xd6a58a, 0xeabb9f),
  material('sage plaster', 'plaster', 0x9fb196, 0xb8c6a8),
  material('ochre plaster', 'plaster', 0xd9ac62, 0xecc680),
  material('brick', 'brick', 0x8b5646, 0xb67a63),
  material('stone', 'ashlar', 0x9c9488, 0xc6bdae),
  material('slate', 'ashlar', 0x6a707a, 0x8b919a),
  material('planks', 'planks', 0x8c5a38, 0xbd8656),
  material('dark beam', 'planks', 0x664736, 0x8a6349),
  material('grass', 'grass', 0x66843f, 0x8ca658),
  material('terracotta tiles', 'smallTiles', 0x9c6148, 0xc48a68),
  material('teal tiles', 'smallTiles', 0x2f7d7c, 0x4fa9a2),
  material('cream tiles', 'largeTiles', 0xb9ab92, 0xe2d6bd),
  material('gold', 'smooth', 0xe0a526, 0xf7cc4f),
  material('leaves', 'leaves', 0x4a7845, 0x729e4d),
  material('water', 'smooth', 0x4fb0b8, 0x78ccca),
  material('coral', 'smooth', 0xc9503f, 0xe06a52),
  material('blossom', 'leaves', 0xd78d9b, 0xecb4b6),
];

/** Voxel values by use. */
export const M = {
  air: 0,
  cream: 1,
  peach: 2,
  sage: 3,
  ochre: 4,
  brick: 5,
  stone: 6,
  slate: 7,
  planks: 8,
  beam: 9,
  grass: 10,
  terracotta: 11,
  teal: 12,
  creamTiles: 13,
  gold: 14,
  leaves: 15,
  water: 16,
  coral: 17,
  blossom: 18,
} as const;
