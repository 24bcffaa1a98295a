import type { Start } from '@dreamwalk/environment';
import type { JudgedEnvironment, TaskPlace } from '@dreamwalk/evaluation';
import type { PlaceSummary } from '../../../engine/protocol.ts';

/** A place as episodes need it: to set tasks in, and to begin dreams in. */
export interface EvaluatedPlace extends TaskPlace {
  /** What a saved dream of it says of where it is, one that began with so many views. */
  summary(tourViews: number): PlaceSummary;
  /**
   * What is known beforehand to one who walked about in it with a camera.
   * @param mostViews that they keep
   */
  tourStart(mostViews: number): Start;
  /** What is known to one who merely stands at the start. */
  viewStart(): Start;
  /** The place itself, for episodes in reality; absent where only a recording of it is left. */
  reality?(): JudgedEnvironment;
}
