import type { RgbFrame } from '@dreamwalk/environment';
import { type Camera, type Pose, poseToMatrix, relative } from '@dreamwalk/geometry';
import { PolicyActError } from '../errors.ts';
import type { PolicyObservation } from '../policy.ts';
import { FrameStack } from './frame-stack.ts';
import type { InputManifest } from './input-schema.ts';
import { depthPlane, inLayout, normalised, picturePlanes } from './picture-feed.ts';
import { pictureShape } from './picture-shape.ts';

/** A pixel of it, to be stretched. */
const BLACK: RgbFrame = { widthPx: 1, heightPx: 1, rgb: new Uint8Array(3) };

type PictureSize = Pick<Camera, 'widthPx' | 'heightPx'>;

/** Turns observations into the inputs of a graph. It remembers the frames of an episode that an input stacks. */
export class PolicyFeeds {
  readonly #policy: string;
  readonly #inputs: readonly (readonly [string, InputManifest])[];
  readonly #stacks = new Map<string, FrameStack>();
  #startsEpisode = true;
  #camera: PictureSize = { widthPx: 1, heightPx: 1 };

  /** @param policy what errors call it */
  constructor(policy: string, inputs: Readonly<Record<string, InputManifest>>) {
    this.#policy = policy;
    this.#inputs = Object.entries(inputs);
    for (const [name, input] of this.#inputs)
      if (input.source === 'frame')
        this.#stacks.set(name, new FrameStack(pictureShape(input.layout, input.shape)!.channels / 3));
  }

  /**
   * Forgets the episode before.
   * @param camera through which the next one is seen; depth maps are of its size
   */
  reset(camera: PictureSize): void {
    for (const stack of this.#stacks.values()) stack.clear();
    this.#startsEpisode = true;
    this.#camera = camera;
  }

  /**
   * @param noise standard normal numbers of a shape; `draw` tells the inputs of one inference apart
   * @returns for each input its numbers, row by row
   * @throws PolicyActError where the observation lacks what an input needs
   */
  async next(
    observation: PolicyObservation,
    noise: (shape: readonly number[], draw: number) => Promise<Float32Array>,
  ): Promise<ReadonlyMap<string, Float32Array>> {
    const feeds = new Map<string, Float32Array>();
    for (const [draw, [name, input]] of this.#inputs.entries())
      feeds.set(name, await this.#numbers(name, input, observation, () => noise(input.shape, draw)));
    this.#startsEpisode = false;
    return feeds;
  }

  async #numbers(
    name: string,
    input: InputManifest,
    seen: PolicyObservation,
    noise: () => Promise<Float32Array>,
  ): Promise<Float32Array> {
    switch (input.source) {
      case 'frame': {
        const planes = this.#stacks.get(name)!.push(picturePlanes(input, this.#need(seen.frame, 'frame')));
        return inLayout(input.layout, planes, pictureShape(input.layout, input.shape)!.channels);
      }
      case 'goal-frame': {
        const goal = seen.goalFrame ?? (input.withoutGoal ? BLACK : undefined);
        return inLayout(input.layout, picturePlanes(input, this.#need(goal, 'goal frame')), 3);
      }
      case 'depth':
        return depthPlane(input, this.#need(seen.depthM, 'depth'), this.#camera);
      case 'pose':
        return matrix(this.#need(seen.pose, 'pose'), input);
      case 'goal-pose':
        return matrix(this.#need(seen.goalPose, 'goal pose'), input);
      case 'goal-pose-in-camera':
        return matrix(relative(this.#need(seen.pose, 'pose'), this.#need(seen.goalPose, 'goal pose')), input);
      case 'episode-start':
        return normalised(Float32Array.of(this.#startsEpisode ? 1 : 0), input);
      case 'noise':
        return normalised(await noise(), input);
    }
  }

  #need<T extends RgbFrame | Pose | Float32Array>(value: T | undefined, what: string): T {
    if (value) return value;
    throw new PolicyActError(
      'crashed',
      `The policy "${this.#policy}" needs the ${what}, which this task or this environment does not show. Choose a task that has one.`,
    );
  }
}

function matrix(pose: Pose, statistics: Parameters<typeof normalised>[1]): Float32Array {
  return normalised(Float32Array.from(poseToMatrix(pose)), statistics);
}
