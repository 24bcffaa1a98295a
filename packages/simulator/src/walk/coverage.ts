import type { Pose } from '@dreamwalk/geometry';
import type { VoxelWorld } from '../world.ts';
import { glance } from './glance.ts';

/** Rays along a side of the looks that judge what a view sees. */
const RAYS = 14;
/** Walked poses that are looked from; a long walk is thinned to these. */
const MOST_WALK_LOOKS = 120;
/** Faces that the walk keeps looking at count this many times at most. */
const MOST_WEIGHT = 12;
/** A face that is seen twice is worth this much more: the other view may see what the first one missed. */
const SECOND_LOOK = 0.35;

/** What the walk sees. Faces are numbered densely; arrays are indexed by that number. */
export interface Subject {
  readonly numbers: ReadonlyMap<number, number>;
  /** How often each face is seen, at most {@link MOST_WEIGHT}. */
  readonly weight: Float32Array;
  /** From how near, metres. */
  readonly nearestM: Float32Array;
}

/** A view that might join the tour. */
export interface Candidate {
  readonly pose: Pose;
  readonly faces: Int32Array;
  /** How well each face is seen, 0..1, in the order of `faces`. */
  readonly quality: Float32Array;
}

/** Surveys what a walk will see. */
export function lookAtSubject(world: VoxelWorld, path: readonly Pose[]): Subject {
  const numbers = new Map<number, number>();
  const weight: number[] = [];
  const nearestM: number[] = [];
  const stride = Math.max(1, Math.ceil(path.length / MOST_WALK_LOOKS));
  for (let n = 0; n < path.length; n += stride) {
    const { faces, distancesM } = glance(world, path[n], RAYS);
    faces.forEach((face, k) => {
      if (face < 0) return;
      const number = numbers.get(face);
      if (number === undefined) {
        numbers.set(face, weight.length);
        weight.push(1);
        nearestM.push(distancesM[k]);
        return;
      }
      weight[number] = Math.min(MOST_WEIGHT, weight[number] + 1);
      nearestM[number] = Math.min(nearestM[number], distancesM[k]);
    });
  }
  return { numbers, weight: Float32Array.from(weight), nearestM: Float32Array.from(nearestM) };
}

/** A face seen from no farther than the walk sees it is seen well; from twice as far, half as well. */
export function assess(world: VoxelWorld, subject: Subject, pose: Pose): Candidate {
  const look = glance(world, pose, RAYS);
  const best = new Map<number, number>();
  look.faces.forEach((face, k) => {
    const number = subject.numbers.get(face);
    if (number === undefined) return;
    const quality = Math.min(1, subject.nearestM[number] / look.distancesM[k]);
    best.set(number, Math.max(best.get(number) ?? 0, quality));
  });
  return { pose, faces: Int32Array.from(best.keys()), quality: Float32Array.from(best.values()) };
}

/** How well each face is seen by the two best views so far. */
export class Coverage {
  readonly #weight: Float32Array;
  readonly #best: Float32Array;
  readonly #second: Float32Array;

  constructor(weight: Float32Array) {
    this.#weight = weight;
    this.#best = new Float32Array(weight.length);
    this.#second = new Float32Array(weight.length);
  }

  /** What a view would add. */
  gain({ faces, quality }: Candidate): number {
    let gain = 0;
    for (let k = 0; k < faces.length; k++) {
      const face = faces[k];
      const q = quality[k];
      const best = this.#best[face];
      const second = this.#second[face];
      if (q > best) gain += this.#weight[face] * (q - best + SECOND_LOOK * (best - second));
      else if (q > second) gain += this.#weight[face] * SECOND_LOOK * (q - second);
    }
    return gain;
  }

  /** Counts a view in. */
  add({ faces, quality }: Candidate): void {
    for (let k = 0; k < faces.length; k++) {
      const face = faces[k];
      this.#second[face] = Math.max(this.#second[face], Math.min(this.#best[face], quality[k]));
      this.#best[face] = Math.max(this.#best[face], quality[k]);
    }
  }
}
