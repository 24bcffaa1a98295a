import { hash, type RandomStream } from '../random.ts';
import { linear, type Rgb } from './materials.ts';
import { PictureTile } from './picture-tiles.ts';

/** A painter: the colour at (u, v), texels from the lower left corner of the canvas. */
type Painter = (u: number, v: number) => Rgb;
/** Plans a picture for a canvas of so many texels. */
type Composition = (random: RandomStream, width: number, height: number) => Painter;

/** Pigments of all pictures, from dark to light: kin of the palette of the worlds, and stronger. */
const DARK: readonly Rgb[] = [0x2f3b4d, 0x4a2f35, 0x2e4a44, 0x553a2a].map(linear);
const STRONG: readonly Rgb[] = [0xc4452f, 0xe09a2b, 0x2a7f86, 0x355f9e, 0x6f8f3c, 0xb5607c].map(linear);
const LIGHT: readonly Rgb[] = [0xf0e2c4, 0xe9c9a0, 0xc9dcd8, 0xf3d77c, 0xe6b3a6].map(linear);
const FRAMES: readonly Rgb[] = [0x4a342a, 0xd8a63a, 0x2c2f36, 0xefe6d4].map(linear);

function mixed(a: Rgb, b: Rgb, share: number): Rgb {
  const t = Math.min(1, Math.max(0, share));
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** A smooth profile in 0..1 along u, with a hill every `spacing` texels. */
function profile(u: number, spacing: number, key: number): number {
  const at = u / spacing;
  const cell = Math.floor(at);
  const t = at - cell;
  const share = t * t * (3 - 2 * t);
  const height = (n: number): number => hash(key, n) / 4294967296;
  return height(cell) * (1 - share) + height(cell + 1) * share;
}

/** Ranges of hills, paler with distance, under a sky with a sun or a moon. */
const landscape: Composition = (random, width, height) => {
  const [high, low] = random.shuffled(LIGHT);
  const near = random.pick(DARK);
  const tone = random.pick(STRONG);
  const key = random.integer(0, 1 << 20);
  const sun = random.pick([STRONG[0], STRONG[1], LIGHT[0]]);
  const sunU = random.between(0.2, 0.8) * width;
  const sunV = random.between(0.68, 0.85) * height;
  const radius = random.between(2, 3.6);
  return (u, v) => {
    for (let range = 0; range < 3; range++) {
      const crest = (0.1 + 0.17 * range + 0.24 * profile(u, 5 + 2 * range, key + range)) * height;
      if (v < crest) return mixed(mixed(near, tone, range / 2), low, range * 0.22);
    }
    const inSun = radius - Math.sqrt((u - sunU) ** 2 + (v - sunV) ** 2);
    return mixed(mixed(low, high, v / height), sun, inSun + 0.5);
  };
};

/** Two or three soft fields of colour, one above the other. */
const colourFields: Composition = (random, width, height) => {
  const ground = random.pick([...DARK, ...STRONG]);
  const fields = random.shuffled([...STRONG, ...LIGHT]).slice(0, random.integer(2, 3));
  const step = height / fields.length;
  return (u, v) => {
    const n = Math.min(fields.length - 1, Math.floor(v / step));
    const edge = Math.min(u - 1, width - 1 - u, v - n * step - 0.6, (n + 1) * step - 0.6 - v);
    return mixed(ground, fields[n], edge / 2);
  };
};

/** Black lines with rectangles of pure colour between them. */
const grid: Composition = (random, width, height) => {
  const cuts = (length: number): number[] => {
    const first = random.integer(4, Math.floor(length / 2));
    return [first, random.integer(first + 4, length - 2)];
  };
  const across = cuts(width);
  const up = cuts(height);
  const paints = random.shuffled([...STRONG.slice(0, 4), ...LIGHT.slice(0, 1), ...LIGHT.slice(0, 4)]);
  const band = (cutsAt: number[], at: number): number => cutsAt.filter((cut) => at > cut).length;
  return (u, v) => {
    if ([...across.map((cut) => cut - u), ...up.map((cut) => cut - v)].some((gap) => Math.abs(gap) < 0.7))
      return DARK[0];
    return paints[band(across, u) + 3 * band(up, v)];
  };
};

/** Rings within rings, and smaller ones beside. */
const circles: Composition = (random, width, height) => {
  const ground = random.pick([...LIGHT, ...DARK]);
  const discs = Array.from({ length: random.integer(3, 5) }, (_, n) => ({
    u: random.between(0.2, 0.8) * width,
    v: random.between(0.25, 0.75) * height,
    radius: n === 0 ? random.between(6, 9) : random.between(2.5, 5),
    paints: random.shuffled([...STRONG, LIGHT[0], DARK[0]]),
  }));
  return (u, v) => {
    let colour = ground;
    for (const disc of discs) {
      const inside = disc.radius - Math.sqrt((u - disc.u) ** 2 + (v - disc.v) ** 2);
      if (inside > -0.5)
        colour = mixed(colour, disc.paints[Math.min(2, Math.floor(inside / 2.4))] ?? colour, inside + 0.5);
    }
    return colour;
  };
};

/** A vase with flowers on a table. */
const stillLife: Composition = (random, width, height) => {
  const wall = random.pick([...LIGHT, ...STRONG]);
  const table = random.pick(DARK);
  const vase = random.pick(STRONG.filter((paint) => paint !== wall));
  const petals = random.shuffled([...STRONG, ...LIGHT].filter((paint) => paint !== wall)).slice(0, 3);
  const blooms = Array.from({ length: random.integer(5, 8) }, (_, n) => ({
    u: width / 2 + random.between(-0.28, 0.28) * width,
    v: random.between(0.52, 0.84) * height,
    radius: random.between(1.6, 2.6),
    paint: petals[n % petals.length],
  }));
  return (u, v) => {
    for (const { u: bu, v: bv, radius, paint } of blooms)
      if ((u - bu) ** 2 + (v - bv) ** 2 < radius * radius) return paint;
    const fromAxis = Math.abs(u - width / 2);
    const belly = (v - 0.3 * height) / height;
    if (v > 0.14 * height && v < 0.5 * height && fromAxis < 3.6 - 26 * belly * belly) return vase;
    if (v >= 0.45 * height && fromAxis < 3 && v < 0.7 * height) return STRONG[4];
    return v < 0.2 * height ? table : wall;
  };
};

const COMPOSITIONS: readonly Composition[] = [landscape, landscape, colourFields, grid, circles, stillLife];

/** Where a picture hangs: its lower left corner and its size, in voxels along and up its wall. */
export interface Canvas {
  readonly along: number;
  readonly layer: number;
  /** Voxels along the wall, at most 4. */
  readonly width: number;
  /** Voxels up the wall, at most 4. */
  readonly height: number;
}

/** Texels along a voxel. */
const PER_VOXEL = 8;

/** Paints a picture with its frame: a landscape, colour fields, a grid, circles or a still life. */
export function paintPicture({ along, layer, width, height }: Canvas, random: RandomStream): PictureTile {
  const tile = new PictureTile();
  const widthTexels = width * PER_VOXEL;
  const heightTexels = height * PER_VOXEL;
  const frame = random.pick(FRAMES);
  const border = random.chance(0.4) ? 2 : 1;
  const mount = random.chance(0.35) ? 2 : 0;
  const inset = border + mount;
  const paint = random.pick(COMPOSITIONS)(random, widthTexels - 2 * inset, heightTexels - 2 * inset);
  for (let j = 0; j < heightTexels; j++) {
    for (let i = 0; i < widthTexels; i++) {
      const toEdge = Math.min(i, j, widthTexels - 1 - i, heightTexels - 1 - j);
      const colour =
        toEdge < border ? frame : toEdge < inset ? LIGHT[0] : paint(i + 0.5 - inset, j + 0.5 - inset);
      tile.set(along * PER_VOXEL + i, layer * PER_VOXEL + j, colour);
    }
  }
  return tile.finish();
}
