import type { PosedView, RgbFrame, Start } from '@dreamwalk/environment';
import type { WayRange } from '@dreamwalk/evaluation';
import { lookPose, type Pose, poseAngleRad, poseDistanceM, type Vec3, yawPitchOf } from '@dreamwalk/geometry';
import { RandomStream } from '@dreamwalk/simulator';
import type { PlaceSummary } from '../../../engine/protocol.ts';
import type { EvaluatedPlace } from './evaluated-place.ts';
import { RecordedWays, type WaysTo } from './recorded-ways.ts';
import { stroll } from './stroll.ts';

/** Stream of draws. */
const GOAL_STREAM = 24;

/** A walk that was recorded with a camera. */
export interface Recording {
  readonly name: string;
  /** In the order in which they were taken. */
  readonly views: readonly PosedView[];
}

/**
 * A place of which there is nothing but the recording of a walk: goals are where its pictures were taken, and the ways known are
 * those that were walked. Who sets out stands where a picture was taken, upright and looking straight ahead.
 */
export class RecordedPlace implements EvaluatedPlace {
  readonly start: Pose;
  readonly #recording: Recording;
  readonly #which: number;
  /** Of the view at the start. */
  readonly #at: number;
  readonly #ways: RecordedWays;
  readonly #home: WaysTo;

  /**
   * @param which of its starts, from 0, which are spread evenly over the walk
   * @param starts how many there are
   */
  constructor(recording: Recording, which: number, starts: number) {
    const { views } = recording;
    this.#recording = recording;
    this.#which = which;
    this.#at = Math.floor((which * views.length) / starts);
    const { pose } = views[this.#at];
    this.start = lookPose(pose.translation, yawPitchOf(pose).yawRad, 0);
    this.#ways = new RecordedWays(views.map(({ pose: { translation } }) => translation));
    this.#home = this.#ways.to(pose.translation);
  }

  summary(): PlaceSummary {
    return { kind: 'tour', name: this.#recording.name };
  }

  tourStart(mostViews: number): Start {
    return { kind: 'tour', views: thinned(this.#recording.views, mostViews), pose: this.start };
  }

  /** The view may look up or down, and whoever sets out does not. */
  viewStart(): Start {
    return { kind: 'tour', views: [this.#recording.views[this.#at]], pose: this.start };
  }

  /** The picture that was taken nearest to a pose; a radian counts as a metre. */
  picture(pose: Pose): RgbFrame {
    const farnessOf = (view: PosedView) => poseDistanceM(view.pose, pose) + poseAngleRad(view.pose, pose);
    return this.#recording.views.reduce((best, view) => (farnessOf(view) < farnessOf(best) ? view : best))
      .frame;
  }

  wayM(from: Vec3, to: Vec3): number {
    return this.#ways.to(to).lengthM(from);
  }

  goal({ nearestM, farthestM }: WayRange, draw: number): Pose | null {
    const inRange = this.#recording.views.filter(({ pose: { translation } }) => {
      const wayM = this.#home.lengthM(translation);
      return wayM >= nearestM && wayM <= farthestM;
    });
    if (inRange.length === 0) return null;
    return new RandomStream(64 * this.#which + draw, GOAL_STREAM).pick(inRange).pose;
  }

  /** Nobody knows what is conspicuous in a place that was only filmed. */
  landmark(): null {
    return null;
  }

  walkTo(goal: Pose, mostSteps: number, from: Pose = this.start): readonly Pose[] {
    const way = this.#ways.to(goal.translation).from(from.translation);
    return stroll(from, way, mostSteps, yawPitchOf(goal).yawRad);
  }

  /** On along the recorded walk, and back at its end. */
  walkAbout(steps: number): readonly Pose[] {
    const { places } = this.#ways;
    const on = places.slice(this.#ways.nearest(this.start.translation));
    return stroll(this.start, [...on, ...places.toReversed(), ...places], steps);
  }
}

/** So many of a list at most, evenly spread. */
function thinned<Item>(items: readonly Item[], most: number): Item[] {
  const count = Math.min(items.length, most);
  return Array.from({ length: count }, (_, at) => items[Math.floor((at * items.length) / count)]);
}
