import type { ActionSpace } from '@dreamwalk/control';
import type { RgbFrame, Start, TaskOptions } from '@dreamwalk/environment';
import type { Camera, Pose } from '@dreamwalk/geometry';

/**
 * What a policy may look at. The frame and the goal's picture are pixels; a policy that senses nothing else acts from
 * pixels alone. What a policy does not name is kept from it.
 */
export type Sense = 'frame' | 'goal-frame' | 'goal-pose' | 'depth' | 'pose';

/** What an episode is about, as far as a policy is told. */
export interface Goal {
  /** In words: `go to where this picture was taken`. */
  readonly prompt: string;
  /** What the goal looks like, where it is a place. */
  readonly frame?: RgbFrame;
  /** Camera-to-world, where it is a place. */
  readonly pose?: Pose;
  /** The way to be followed, where the task is about one. */
  readonly path?: readonly Pose[];
}

/** What a policy is told before an episode. It is never told how it is judged. */
export interface PolicyStart {
  readonly camera: Camera;
  /** Key of the policy's own draws: equal for equal seeds and episodes, whatever was drawn before. */
  readonly seed: number;
  /** Number of the episode under this seed. */
  readonly episode: number;
  /** Frames that the episode may last. */
  readonly maxSteps: number;
  readonly goal: Goal;
  /** Where the episode begins, with the views that a memory may be filled with: for planners. */
  readonly start: Start;
}

/** What a policy sees before it acts; what it does not sense is absent. */
export interface PolicyObservation {
  /** Frames since the start. */
  readonly step: number;
  readonly prompt: string;
  readonly frame?: RgbFrame;
  readonly goalFrame?: RgbFrame;
  /** Camera-to-world. */
  readonly pose?: Pose;
  /** Camera-to-world. */
  readonly goalPose?: Pose;
  /** Metres along the camera's +z axis, row by row; 0 is sky. */
  readonly depthM?: Float32Array;
}

/** What a policy wants to do next: openpi's chunk. */
export interface ActionChunk {
  /** [H][A], in the policy's action space, in the order of time. */
  readonly actions: readonly (readonly number[])[];
  /** How many of them to carry out before the policy is asked again, 1 to H; all by default. */
  readonly executeSteps?: number;
  /** Steps that a world model was run for to find them; 0 by default. */
  readonly worldModelSteps?: number;
}

/**
 * Who is at the controls. One episode at a time, one call at a time; a call that is aborted leaves the policy fit for
 * the next `reset`.
 */
export interface Policy {
  readonly id: string;
  readonly senses: readonly Sense[];
  readonly actionSpace: ActionSpace;
  /** Begins an episode, and forgets the one before. */
  reset(start: PolicyStart, options?: TaskOptions): Promise<void>;
  /** @throws PolicyError where it cannot act; the episode ends as *failed to act* */
  infer(observation: PolicyObservation, options?: TaskOptions): Promise<ActionChunk>;
  /** Gives back what it holds. Safe to call twice. */
  dispose(): Promise<void>;
}

/** Whether a policy acts from pixels alone. */
export function actsFromPixels({ senses }: Pick<Policy, 'senses'>): boolean {
  return senses.every((sense) => sense === 'frame' || sense === 'goal-frame');
}
