import { type Pose, type Vec3, yawPitchOf } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import type { SolidDream, TruthWorld } from './capabilities.ts';
import {
  type Figures,
  forEachWorld,
  type Report,
  type SuiteOptions,
  type SuiteResult,
  summarise,
} from './suite.ts';
import { DEFAULT_TOUR_VIEWS, tourViews } from './tour-start.ts';

/**
 * Moves straight from a pose of a walk, in twelve directions and 0.5 to 2 m long, by what the dream says and by what is true:
 * - `blockedFound`: share of the truly blocked moves that the dream blocks too;
 * - `freeFound`: share of the truly free moves that the dream lets through;
 * - `balancedAccuracy`: the mean of both; 0.5 is chance;
 * - `balancedAccuracyView`: the same where the dream knows the first view alone, of moves within that view.
 */
export type CollisionFigure = 'balancedAccuracy' | 'blockedFound' | 'freeFound' | 'balancedAccuracyView';

const FIGURES: readonly CollisionFigure[] = [
  'balancedAccuracy',
  'blockedFound',
  'freeFound',
  'balancedAccuracyView',
];

const DIRECTIONS = 12;
const LENGTHS_M = [0.5, 1, 1.5, 2];
/** Every how many poses of a walk moves are tried. */
const STRIDE = 8;
/** Half the angle of the moves that a single view is asked about: what a body passes there lies within the view. */
const VIEW_HALF_RAD = (30 * Math.PI) / 180;

/** What to measure. */
export interface CollisionOptions extends SuiteOptions {
  /** Poses of the walk that moves are tried from, default 80. */
  readonly frames?: number;
  /** Default 60. */
  readonly tourViews?: number;
}

/**
 * Do walls that the model's depth shows stand where the true ones do?
 *
 * @throws SuiteError where the model's dreams have no walls
 */
export async function measureCollision(options: CollisionOptions): Promise<SuiteResult<CollisionFigure>> {
  const { frames = 80, tourViews: views = DEFAULT_TOUR_VIEWS } = options;
  const worlds = await forEachWorld(options, async (seed, _, report) => ({
    seed,
    figures: await measureWorld(options.openWorld(seed), frames, views, options, report),
  }));
  return summarise(FIGURES, worlds);
}

async function measureWorld(
  world: TruthWorld,
  frames: number,
  views: number,
  options: CollisionOptions,
  report: Report,
): Promise<Figures<CollisionFigure>> {
  const walk = world.wander(frames);
  report('touring', 0, frames);
  const tour = tourViews(world, walk, views);
  const toured = await withSolid(options, async (dream) => {
    const moves = new Moves(world, dream);
    await dream.reset({ kind: 'tour', views: tour, pose: walk[0] }, options);
    for (let at = 0; at < walk.length; at += STRIDE) {
      report('walking', at, walk.length);
      if (at > 0) await dream.step({ kind: 'pose', pose: walk[at] }, options);
      moves.tryFrom(walk[at], Math.PI);
    }
    return moves;
  });
  const viewed = await withSolid(options, async (dream) => {
    const moves = new Moves(world, dream);
    const [pose] = walk;
    await dream.reset({ kind: 'view', view: { frame: world.render(pose).frame, pose } }, options);
    moves.tryFrom(pose, VIEW_HALF_RAD);
    return moves;
  });
  return {
    balancedAccuracy: toured.balancedAccuracy,
    blockedFound: toured.blockedFound,
    freeFound: toured.freeFound,
    balancedAccuracyView: viewed.balancedAccuracy,
  };
}

/** Counts what dream and truth say about moves. */
class Moves {
  readonly #world: TruthWorld;
  readonly #dream: SolidDream;
  readonly #counts = { blocked: 0, blockedFound: 0, free: 0, freeFound: 0 };

  constructor(world: TruthWorld, dream: SolidDream) {
    this.#world = world;
    this.#dream = dream;
  }

  /** @param halfRad half the angle that the moves are spread over, round straight ahead */
  tryFrom(pose: Pose, halfRad: number): void {
    const { yawRad } = yawPitchOf(pose);
    for (let direction = 0; direction < DIRECTIONS; direction++) {
      const headingRad = yawRad + halfRad * ((2 * (direction + 0.5)) / DIRECTIONS - 1);
      for (const lengthM of LENGTHS_M) this.#try(pose, headingRad, lengthM);
    }
  }

  get blockedFound(): number | null {
    const { blocked, blockedFound } = this.#counts;
    return blocked > 0 ? blockedFound / blocked : null;
  }

  get freeFound(): number | null {
    const { free, freeFound } = this.#counts;
    return free > 0 ? freeFound / free : null;
  }

  get balancedAccuracy(): number | null {
    const { blockedFound, freeFound } = this;
    return blockedFound === null || freeFound === null ? null : (blockedFound + freeFound) / 2;
  }

  #try(pose: Pose, headingRad: number, lengthM: number): void {
    const [x, y, z] = pose.translation;
    const to: Vec3 = [x + lengthM * Math.cos(headingRad), y + lengthM * Math.sin(headingRad), z];
    const isFree = this.#dream.isFree(pose.translation, to);
    if (this.#world.isBlocked(pose, { ...pose, translation: to })) {
      this.#counts.blocked++;
      if (!isFree) this.#counts.blockedFound++;
    } else {
      this.#counts.free++;
      if (isFree) this.#counts.freeFound++;
    }
  }
}

async function withSolid<Result>(
  { imagination, dreamSeed = 0 }: CollisionOptions,
  use: (dream: SolidDream) => Promise<Result>,
): Promise<Result> {
  const dream = imagination.createSolid?.({ seed: dreamSeed });
  if (!dream) throw new SuiteError('These dreams have no walls, so that nothing can be walked into.');
  try {
    return await use(dream);
  } finally {
    await dream.dispose();
  }
}
