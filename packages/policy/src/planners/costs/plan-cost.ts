import { type Pose, poseAngleRad, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import type { LatentView } from '../dream/planner-dream.ts';
import type { GoalEstimate } from '../goal/goal-estimate.ts';
import { safePart } from '../space/free-space.ts';
import type { ObstacleMap } from '../space/obstacle-map.ts';
import { WayField } from '../space/way-field.ts';
import { latentDistance } from './latent-distance.ts';

/** Nearer to the goal than this its heading counts, farther away that of the way, metres. */
const AT_GOAL_M = 0.5;
/** The heading of the way is that of the place so far along it, metres. */
const LOOK_AHEAD_M = 0.8;
/** What a radian off the heading costs, metres: less than the walk that it delays, so that arcs are walked too. */
const METRES_PER_RAD = 0.8;
/** What it costs to run into something, metres. */
const COLLISION_M = 2;
/** What a picture that is as unlike the goal's as usual costs, metres; a guessed goal is judged more by the picture. */
const TOLD_LATENT_M = 0.4;
const GUESSED_LATENT_M = 1.5;
/** Farther from the goal than this its picture tells hardly anything, metres. */
const TELLING_M = 2;
const LEAST_TELLING = 0.1;
/** What having no way at all costs, metres. */
const NO_WAY_M = 30;
/** A camera that has so much of its view so near is inside of something. */
const INSIDE_SHARE = 0.25;
const INSIDE_M = 0.25;

/**
 * What it costs to end somewhere, in metres of roomy floor: the way on to the goal, the turn that it begins with, what is run into,
 * and how unlike the goal's picture the dream of the end is. The first three come from a map; the last one costs a step of the world model.
 */
export class PlanCost {
  readonly #map: ObstacleMap;
  readonly #goal: GoalEstimate;
  readonly #ways: WayField;

  constructor(map: ObstacleMap, goal: GoalEstimate) {
    const [x, y] = goal.pose.translation;
    this.#map = map;
    this.#goal = goal;
    this.#ways = new WayField(map, [x, y]);
  }

  /** Of a way, as far as a map tells. Who runs into something gets no farther. */
  ofWay(from: Pose, poses: readonly Pose[]): number {
    const safe = safePart(from, poses, this.#map);
    const collision = safe.length < poses.length ? COLLISION_M : 0;
    return this.ofPose(safe.at(-1) ?? from) + collision;
  }

  /** Of standing somewhere. */
  ofPose(pose: Pose): number {
    return this.metresToGo(pose) + METRES_PER_RAD * this.#turnRad(pose);
  }

  /** Of what is dreamed there, besides. */
  ofView({ latent, depthM, pose }: LatentView): number {
    let near = 0;
    for (const depth of depthM) if (depth > 0 && depth < INSIDE_M) near++;
    const inside = near > INSIDE_SHARE * depthM.length ? COLLISION_M : 0;
    const { confidence, latent: goalLatent, usualDistance } = this.#goal;
    if (!goalLatent || !usualDistance) return inside;
    const metres = confidence * TOLD_LATENT_M + (1 - confidence) * GUESSED_LATENT_M;
    const telling = Math.max(LEAST_TELLING, 1 - this.metresToGo(pose) / TELLING_M);
    return inside + (telling * metres * latentDistance(latent, goalLatent)) / usualDistance;
  }

  /** The way from a place to the goal, in metres of roomy floor; as the crow flies and then some where there is none. */
  metresToGo(pose: Pose): number {
    const cost = this.#ways.costFrom(pose.translation[0], pose.translation[1]);
    return Number.isFinite(cost) ? cost : NO_WAY_M + poseDistanceM(pose, this.#goal.pose);
  }

  /**
   * How far one has to turn: at the goal, to look where its picture looks; elsewhere to walk on, and half a turn besides for
   * the one to come, so that to arrive never costs more than to stay away.
   */
  #turnRad(pose: Pose): number {
    const { yawRad } = yawPitchOf(pose);
    if (poseDistanceM(pose, this.#goal.pose) < AT_GOAL_M) return poseAngleRad(pose, this.#goal.pose);
    const [x, y] = pose.translation;
    const [aheadX, aheadY] = this.#ways.wayFrom(x, y, LOOK_AHEAD_M).at(-1) ?? this.#goal.pose.translation;
    const turn = Math.atan2(aheadY - y, aheadX - x) - yawRad;
    return Math.PI + Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
  }
}
