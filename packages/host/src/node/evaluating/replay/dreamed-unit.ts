import type { Motion, RgbFrame, Start } from '@dreamwalk/environment';
import type { EpisodeResult } from '@dreamwalk/evaluation';
import {
  createRollout,
  type MemoryPolicyName,
  type Rollout,
  SolidRollout,
  type WorldModel,
} from '@dreamwalk/world';
import type { EvaluatedPlace } from '../places/evaluated-place.ts';
import { PlaceOpener } from '../places/place-opener.ts';
import { startOf } from '../run/evaluation-unit.ts';
import type { FinishedEpisode } from '../run/finished-episode.ts';
import { planUnits, unitKey } from '../run/plan-episodes.ts';
import { createTask } from '../suite/create-task.ts';
import type { Suite } from '../suite/suite-schema.ts';

/** What episodes are dreamed again with. */
export interface DreamedUnitMakings {
  readonly suite: Suite;
  /** Paths in the suite are relative to it. */
  readonly suiteFolder: string;
  /** The one of the suite; stays the caller's. */
  readonly model: WorldModel;
  readonly signal: AbortSignal;
}

/** A dream that remembers what is known of its place. */
interface BegunDream {
  readonly place: EvaluatedPlace;
  readonly start: Start;
  readonly memoryPolicy: MemoryPolicyName;
  readonly dream: Rollout | SolidRollout;
  readonly first: RgbFrame;
  /** What was real is dreamed from a tour. */
  readonly isReal: boolean;
}

/**
 * A start in an arm whose episodes are dreamed again, frame by frame the same; its tour is remembered once. Episodes of reality are
 * dreamed from the tour along their real poses.
 */
export class DreamedUnit {
  readonly place: EvaluatedPlace;
  readonly start: Start;
  readonly memoryPolicy: MemoryPolicyName;
  readonly #makings: DreamedUnitMakings;
  readonly #dream: Rollout | SolidRollout;
  readonly #first: RgbFrame;
  readonly #isReal: boolean;

  private constructor(makings: DreamedUnitMakings, begun: BegunDream) {
    this.#makings = makings;
    this.place = begun.place;
    this.start = begun.start;
    this.memoryPolicy = begun.memoryPolicy;
    this.#dream = begun.dream;
    this.#first = begun.first;
    this.#isReal = begun.isReal;
  }

  static async prepare(
    makings: DreamedUnitMakings,
    episode: Pick<EpisodeResult, 'arm' | 'startIndex' | 'shift'>,
  ): Promise<DreamedUnit> {
    const { arm, startIndex } = episode;
    const { suite, suiteFolder, model, signal } = makings;
    const unit = planUnits(suite).find((each) => unitKey(each) === unitKey(episode))!;
    const place = await new PlaceOpener(suite, suiteFolder, model.camera).open(unit);
    const isReal = arm === 'reality';
    const start = startOf(isReal ? { arm: 'tour' } : unit, suite, place);
    const rollout = createRollout(model, { seed: suite.seeds[0], episode: startIndex });
    const dream = suite.solid && !isReal ? new SolidRollout(rollout) : rollout;
    const { frame: first } = await dream.reset(start, { signal });
    const { memoryPolicy } = rollout;
    return new DreamedUnit(makings, { place, start, memoryPolicy, dream, first, isReal });
  }

  /** A walk that has not set out yet, with the noise of an episode; the caller disposes of it. */
  walk({ result: { seed, sample } }: FinishedEpisode): Rollout | SolidRollout {
    return this.#dream.fork({ seed, sample });
  }

  /** All that moved the body in an episode, from before the policy took over. */
  async motions({ result, twists }: FinishedEpisode): Promise<readonly Motion[]> {
    const { suite } = this.#makings;
    const task = createTask(suite.tasks.find(({ id }) => id === result.task)!);
    const { leadIn } = task.assign(this.place, suite.steps);
    const motions = [
      ...leadIn.map((pose): Motion => ({ kind: 'pose', pose })),
      ...twists.map(
        ([vx, vy, vz, wx, wy, wz]): Motion => ({
          kind: 'twist',
          twist: { linear: [vx, vy, vz], angular: [wx, wy, wz] },
        }),
      ),
    ];
    return this.#isReal ? this.#realPoses(motions) : motions;
  }

  /** What was seen where an episode ended. */
  async lastFrame(episode: FinishedEpisode): Promise<RgbFrame> {
    const { signal } = this.#makings;
    const walk = this.walk(episode);
    try {
      let frame = this.#first;
      for (const motion of await this.motions(episode)) {
        signal.throwIfAborted();
        ({ frame } = await walk.step(motion, { signal }));
      }
      return frame;
    } finally {
      await walk.dispose();
    }
  }

  dispose(): Promise<void> {
    return this.#dream.dispose();
  }

  async #realPoses(motions: readonly Motion[]): Promise<Motion[]> {
    const environment = this.place.reality!();
    const poses: Motion[] = [];
    try {
      await environment.reset(this.start);
      for (const motion of motions) {
        const { pose } = await environment.step(motion);
        poses.push({ kind: 'pose', pose });
      }
    } finally {
      await environment.dispose();
    }
    return poses;
  }
}
