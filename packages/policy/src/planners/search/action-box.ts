import type { ActionSpace } from '@dreamwalk/control';
import { WALK_SPACE } from '@dreamwalk/control';

/** Sequences of actions as points of a box: every coordinate from −1 to 1. */
export interface ActionBox {
  readonly space: ActionSpace;
  /** Lowest and highest value of each number of an action, [A]; where they are equal it is not searched. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Different actions in a sequence. */
  readonly blocks: number;
  /** How often each is repeated (`action_block` of stable-worldmodel). */
  readonly repeats: number;
}

/** Walking ahead, and a little back, and turning; the pace and the turn of a frame as fast as the bundled worlds are walked. */
export function walkBox(blocks: number, repeats: number): ActionBox {
  const turnRad = (10 * Math.PI) / 180;
  return {
    space: WALK_SPACE,
    low: [-0.05, 0, -turnRad, 0],
    high: [0.25, 0, turnRad, 0],
    blocks,
    repeats,
  };
}

/** Coordinates of a point of the box. */
export function boxDims({ low, high, blocks }: ActionBox): number {
  return blocks * low.filter((value, axis) => high[axis] > value).length;
}

/** The actions of a point, [blocks · repeats][A]; what lies outside of the box is brought to its edge. */
export function actionsAt({ low, high, blocks, repeats }: ActionBox, point: ArrayLike<number>): number[][] {
  let at = 0;
  return Array.from({ length: blocks }, () => {
    const action = low.map((value, axis) => {
      if (high[axis] <= value) return value;
      const share = (Math.max(-1, Math.min(1, point[at++])) + 1) / 2;
      return value + share * (high[axis] - value);
    });
    return Array.from({ length: repeats }, () => action);
  }).flat();
}

/** The point that goes on after so many blocks of another were carried out; the rest is the middle of the box. */
export function shifted(box: ActionBox, point: readonly number[], blocksDone: number): number[] {
  const dims = boxDims(box);
  const perBlock = dims / box.blocks;
  return Array.from({ length: dims }, (_, k) => point[k + blocksDone * perBlock] ?? 0);
}
