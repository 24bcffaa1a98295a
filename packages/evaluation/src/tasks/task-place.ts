import type { RgbFrame } from '@dreamwalk/environment';
import type { Pose, Vec3 } from '@dreamwalk/geometry';

/** How far away a goal may be, metres of the shortest way on foot. */
export interface WayRange {
  readonly nearestM: number;
  readonly farthestM: number;
}

/** A conspicuous thing that one can walk up to. */
export interface Landmark {
  /** In words: `coral`, `gold`. */
  readonly name: string;
  /** Its middle on the floor, world coordinates, metres. */
  readonly position: Vec3;
  /** Metres from the middle to its edge. */
  readonly radiusM: number;
  /** Standing before it and looking at it. */
  readonly view: Pose;
}

/** A place that is known to whoever sets tasks in it, from one start state. Equal calls give equal answers. */
export interface TaskPlace {
  /** Where every episode begins, but for what a task walks beforehand. */
  readonly start: Pose;
  /** What is seen from a pose that the place has given. */
  picture(pose: Pose): RgbFrame;
  /** Metres of the shortest way on foot, as far as it is known; `Infinity` where there is none. */
  wayM(from: Vec3, to: Vec3): number;
  /**
   * Somewhere roomy within range of the start, looking the way one would arrive; null where there is no such place.
   * @param draw which of them: tasks that are to have goals of their own draw different ones
   */
  goal(range: WayRange, draw: number): Pose | null;
  /**
   * The nearest landmark within range of the start; null where there is none.
   * @param apartM metres that the start is away from its edge at least, as the crow flies
   */
  landmark(range: WayRange, apartM: number): Landmark | null;
  /**
   * The walk of one who knows the way and looks where they go, its first pose included.
   * @param from the start by default
   */
  walkTo(goal: Pose, mostSteps: number, from?: Pose): readonly Pose[];
  /** A walk about by one who knows the walls, from the start on, the start included. */
  walkAbout(steps: number): readonly Pose[];
}
