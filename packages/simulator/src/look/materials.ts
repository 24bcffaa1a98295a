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
  | 'smooth'
  | 'stripes'
  | 'flowers'
  | 'chevrons'
  | 'dots'
  | 'weave'
  | 'rings';

/** How a voxel of one kind looks: a pattern value of 0 shows `low`, a value of 1 shows `high`. */
export interface Material {
  readonly name: string;
  readonly pattern: PatternName;
  readonly low: Rgb;
  readonly high: Rgb;
}

/** An sRGB hex colour as linear light, by the gamma 2 that the renderer's tone curve undoes. */
export function linear(hex: number): Rgb {
  const channel = (shift: number): number => (((hex >> shift) & 255) / 255) ** 2;
  return [channel(16), channel(8), channel(0)];
}

function material(name: string, pattern: PatternName, low: number, high: number): Material {
  return { name, pattern, low: linear(low), high: linear(high) };
}

/**
 * The one palette of all worlds; a voxel's value is an index into it, and 0 is air. Values from
 * {@link FIRST_PICTURE} on are a world's own pictures.
 */
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
  material('hedge', 'leaves', 0x35613a, 0x6a9a4c),
  material('gravel', 'grass', 0xc9b793, 0xe8dcc0),
  material('glass', 'smallTiles', 0xe0d2b8, 0x5a8ba3),
  material('lamp', 'smooth', 0xffd890, 0xffecc0),
  material('flowers', 'flowers', 0x5d8c48, 0xf2b04a),
  material('wine plaster', 'plaster', 0x944c4c, 0xab5f59),
  material('blue plaster', 'plaster', 0x5b7391, 0x7189a6),
  material('canvas', 'smooth', 0xa88f70, 0xc4aa86),
  material('striped cloth', 'stripes', 0xca5a45, 0xf3e6cf),
  material('marble', 'plaster', 0xd6d2ca, 0xf3efe8),
  material('violet chevrons', 'chevrons', 0x6a4fa3, 0x8a70c0),
  material('lime dots', 'dots', 0xa3bf38, 0xc6de5c),
  material('magenta weave', 'weave', 0xa8418a, 0xc664a8),
  material('navy rings', 'rings', 0x2c3a72, 0x475796),
  material('mint chevrons', 'chevrons', 0x86d3b4, 0xabead0),
  material('charcoal dots', 'dots', 0x33333a, 0x55555e),
  material('orange rings', 'rings', 0xdb6a1c, 0xf58d40),
  material('lavender weave', 'weave', 0xb5a4e0, 0xd2c6f2),
  material('cyan dots', 'dots', 0x1f97b8, 0x48bcd8),
  material('crimson chevrons', 'chevrons', 0x8a1c30, 0xb03a4c),
  material('lemon weave', 'weave', 0xdcd448, 0xf4ee80),
  material('white rings', 'rings', 0xd0d4de, 0xf0f4fa),
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
  hedge: 19,
  gravel: 20,
  glass: 21,
  lamp: 22,
  flowers: 23,
  wine: 24,
  blue: 25,
  canvas: 26,
  awning: 27,
  marble: 28,
} as const;

/**
 * Materials from here on are in no default world: no model trains on their colours or their patterns, and worlds of
 * the `materials` shift are made of them. Their contrast is that of the others: they are to be new, not busier.
 */
export const FIRST_UNSEEN = 29;

/** Voxel values from here on, below `OUTSIDE`, are pictures: picture n of a world has the value `FIRST_PICTURE + n`. */
export const FIRST_PICTURE = 128;
/** Pictures that a world can hold. */
export const MOST_PICTURES = 120;

/** The material of a voxel; pictures reflect about as much light as plain canvas. */
export function materialOf(value: number): Material {
  return MATERIALS[value < FIRST_PICTURE ? value : M.canvas];
}
