import type { PosedView, RgbFrame, Start } from '@dreamwalk/environment';
import type { JudgedEnvironment, Landmark, WayRange } from '@dreamwalk/evaluation';
import { type Camera, lookPose, type Pose, type Vec3 } from '@dreamwalk/geometry';
import {
  createWorld,
  freeSpaceAhead,
  landmarksOf,
  RandomStream,
  RouteField,
  renderView,
  SimulatorEnvironment,
  startPose,
  type VoxelWorld,
  type WorldLandmark,
  type WorldShift,
} from '@dreamwalk/simulator';
import type { PlaceSummary } from '../../../engine/protocol.ts';
import { GoalExpert } from '../../dataset/goal-walks/goal-expert.ts';
import { carryOut, type Expert } from '../../dataset/goal-walks/walker.ts';
import { WanderExpert } from '../../dataset/goal-walks/wander-expert.ts';
import type { EvaluatedPlace } from './evaluated-place.ts';
import { surveyTour } from './survey-tour.ts';
import { walkablePlaces } from './walkable-places.ts';

/** Room in front of a goal or another start, metres. */
const AHEAD_M = 1.2;
/** From where a landmark is looked at: metres from its edge. */
const VIEW_NEAR_M = 0.5;
const VIEW_FAR_M = 1.1;
/** Streams of draws. */
const GOAL_STREAM = 21;
const START_STREAM = 22;
/** Other starts of a world are this far from its first, metres of way. */
const START_RANGE: WayRange = { nearestM: 2, farthestM: 6 };

/** A simulated world as a place to set tasks in, with the ground truth at hand. */
export class SimulatedPlace implements EvaluatedPlace {
  readonly start: Pose;
  readonly #world: VoxelWorld;
  readonly #camera: Camera;
  readonly #shift: WorldShift | undefined;
  readonly #landmarks: readonly WorldLandmark[];
  readonly #fromStart: RouteField;

  /**
   * @param seed of the world
   * @param which of its starts, from 0
   * @param shift how it differs from the world of that seed, where it does
   */
  constructor(seed: number, camera: Camera, which = 0, shift?: WorldShift) {
    const world = createWorld(seed, { shift });
    // Other materials leave starts and tasks as they are, so that they can be compared.
    const usual = shift === 'materials' ? createWorld(seed) : world;
    this.#world = world;
    this.#camera = camera;
    this.#shift = shift;
    this.#landmarks = landmarksOf(usual);
    const first = startPose(usual);
    this.start =
      which === 0
        ? first
        : (poseWithin(world, new RouteField(world, first.translation), START_RANGE, [START_STREAM, which]) ??
          first);
    this.#fromStart = new RouteField(world, this.start.translation);
  }

  summary(tourViews: number): PlaceSummary {
    const { seed } = this.#world;
    // Whoever opens the world of that seed finds another place.
    if (this.#shift) return { kind: 'tour', name: `world ${seed}, ${this.#shift}` };
    return { kind: 'world', seed, tourViews };
  }

  /** A survey of the surroundings, and the view from the start. */
  tourStart(mostViews: number): Start {
    const survey = surveyTour(this.#world, this.#camera, this.start, mostViews);
    return { kind: 'tour', views: [...survey, this.#here()], pose: this.start };
  }

  viewStart(): Start {
    return { kind: 'view', view: this.#here() };
  }

  reality(): JudgedEnvironment {
    return new SimulatorEnvironment(this.#world, this.#camera, { solid: true });
  }

  picture(pose: Pose): RgbFrame {
    return renderView(this.#world, this.#camera, pose).frame;
  }

  wayM(from: Vec3, to: Vec3): number {
    return new RouteField(this.#world, to).lengthM(from);
  }

  goal(range: WayRange, draw: number): Pose | null {
    return poseWithin(this.#world, this.#fromStart, range, [GOAL_STREAM, draw]);
  }

  landmark(range: WayRange, apartM: number): Landmark | null {
    let nearest: Landmark | null = null;
    let nearestM = Number.POSITIVE_INFINITY;
    for (const landmark of this.#landmarks) {
      if (edgeDistanceM(this.start.translation, landmark) <= apartM) continue;
      const view = this.#viewOf(landmark);
      const wayM = view ? this.#fromStart.lengthM(view.translation) : Number.POSITIVE_INFINITY;
      if (!view || wayM < range.nearestM || wayM > range.farthestM || wayM >= nearestM) continue;
      nearestM = wayM;
      nearest = { name: landmark.name, position: landmark.middle, radiusM: landmark.radiusM, view };
    }
    return nearest;
  }

  walkTo(goal: Pose, mostSteps: number, from: Pose = this.start): readonly Pose[] {
    return this.#walk(new GoalExpert(this.#world, goal), mostSteps, from);
  }

  walkAbout(steps: number): readonly Pose[] {
    return this.#walk(new WanderExpert(this.#world), steps, this.start);
  }

  #here(): PosedView {
    return { frame: this.picture(this.start), pose: this.start };
  }

  #walk(expert: Expert, steps: number, from: Pose): Pose[] {
    const poses = [from];
    for (let step = 0; step < steps; step++) {
      const pose = poses[step];
      const move = expert.moveAt(pose);
      if (move === 0) break;
      poses.push(carryOut(this.#world, pose, move));
    }
    return poses;
  }

  /** Standing before a landmark, where one gets to it first. */
  #viewOf(landmark: WorldLandmark): Pose | null {
    const [x, y] = landmark.middle;
    let best: Pose | null = null;
    let bestM = Number.POSITIVE_INFINITY;
    for (const place of walkablePlaces(this.#world)) {
      const edgeM = edgeDistanceM(place, landmark);
      if (edgeM < VIEW_NEAR_M || edgeM > VIEW_FAR_M) continue;
      const pose = lookPose(place, Math.atan2(y - place[1], x - place[0]), 0);
      if (freeSpaceAhead(this.#world, pose) < edgeM) continue;
      const wayM = this.#fromStart.lengthM(place);
      if (wayM < bestM) [best, bestM] = [pose, wayM];
    }
    return best;
  }
}

/** Metres on the floor to the edge of a landmark. */
function edgeDistanceM([x, y]: Vec3, { middle, radiusM }: WorldLandmark): number {
  return Math.hypot(middle[0] - x, middle[1] - y) - radiusM;
}

/** Somewhere so far along the ways from a place, looking the way one would arrive. */
function poseWithin(
  world: VoxelWorld,
  from: RouteField,
  { nearestM, farthestM }: WayRange,
  [stream, draw]: readonly [number, number],
): Pose | null {
  const random = new RandomStream(world.seed * 64 + draw, stream);
  for (const place of random.shuffled(walkablePlaces(world))) {
    const wayM = from.lengthM(place);
    if (wayM < nearestM || wayM > farthestM) continue;
    const corner = from.aim(place);
    const pose = lookPose(place, Math.atan2(place[1] - corner[1], place[0] - corner[0]), 0);
    if (freeSpaceAhead(world, pose) >= AHEAD_M) return pose;
  }
  return null;
}
