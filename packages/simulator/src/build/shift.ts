import { FIRST_PICTURE, FIRST_UNSEEN, M, MATERIALS } from '../look/materials.ts';
import { PICTURE_STRIDE } from '../look/picture-tiles.ts';
import { RandomStream } from '../random.ts';
import type { Blueprint } from './blueprint.ts';

/**
 * How a world differs from every world that models train on, after the out-of-distribution splits of ACWM-Phys:
 * `materials` keeps its shape and shows other colours and other patterns; `layout` keeps its materials and has shapes
 * and heights of its own.
 */
export type WorldShift = 'materials' | 'layout';

/** Replaces every material but air and lamps by one that no default world has, and recolours the pictures. */
export function replaceMaterials(plan: Blueprint, seed: number): void {
  const unseen = MATERIALS.slice(FIRST_UNSEEN).map((_, n) => FIRST_UNSEEN + n);
  const order = new RandomStream(seed, 6).shuffled(unseen);
  const replaced = (value: number): number =>
    value === M.air || value === M.lamp || value >= FIRST_PICTURE ? value : order[value % order.length];
  for (const values of [plan.voxels, plan.ground]) {
    for (let n = 0; n < values.length; n++) values[n] = replaced(values[n]);
  }
  for (const { texels } of plan.pictures) rotateChannels(texels);
}

/** Red becomes green, green becomes blue, blue becomes red. */
function rotateChannels(texels: Float32Array): void {
  for (let at = 0; at < PICTURE_STRIDE; at += 3) {
    const [red, green, blue] = texels.subarray(at, at + 3);
    texels.set([blue, red, green], at);
  }
}
