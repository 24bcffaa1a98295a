import { type Camera, type Pose, pluckerRays, relative, resizeCamera } from '@dreamwalk/geometry';
import { elementCount, type Tensor } from '@dreamwalk/inference';
import type { RoleFeeds } from '../../model/role-graph.ts';
import type { WorldModel } from '../../model/world-model.ts';
import type { TensorScope } from '../tensor-scope.ts';
import type { ContextPlace } from './context-frames.ts';

const PLUCKER_CHANNELS = 6;

/**
 * Makes the tensors of frames and of their cameras. Cameras are told as rays through the cells of a latent, relative to an
 * anchor: worked out in float64, then rounded, so that they are as exact far from where the world began as near it.
 */
export class ContextFeeds {
  readonly #model: WorldModel;
  /** The camera with the cells of a latent for pixels. */
  readonly #cells: Camera;

  constructor(model: WorldModel) {
    const [, rows, columns] = model.latentDims;
    this.#model = model;
    this.#cells = resizeCamera(model.camera, columns, rows);
  }

  /** The conditioner's: every place of the context, zeros where nothing fills it. */
  ofContext(places: readonly ContextPlace[], anchor: Pose, scope: TensorScope): RoleFeeds {
    const shown = places.map((place) => place.shown);
    const latents = shown.map((frame) => frame?.latent);
    const poses = shown.map((frame) => frame?.pose);
    const times = places.map(({ timeIndex }) => timeIndex);
    const noiseLevels = shown.map((frame) => frame?.noiseLevel ?? 0);
    const present = shown.map((frame) => (frame ? 1 : 0));
    return {
      context_latents: this.#stack(latents, this.#model.latentDims, scope),
      context_plucker: this.#rays(poses, anchor, scope),
      context_time: this.#row(times, scope),
      context_noise_level: this.#row(noiseLevels, scope),
      context_present: this.#row(present, scope),
    };
  }

  /**
   * The denoiser's that are the same in every step.
   *
   * @param timeIndex of the first noisy frame; those after it follow
   */
  ofNoisyFrames(poses: readonly Pose[], anchor: Pose, timeIndex: number, scope: TensorScope): RoleFeeds {
    const times = poses.map((_, at) => timeIndex + at);
    return {
      plucker: this.#rays(poses, anchor, scope),
      time: this.#row(times, scope),
    };
  }

  /**
   * The denoiser's of one step.
   *
   * @param sample [frames · channels · height · width]
   * @param sigmas noise level of each frame
   */
  ofStep(sample: Float32Array, sigmas: readonly number[], scope: TensorScope): RoleFeeds {
    return {
      sample: this.#tensor(sample.slice(), [1, sigmas.length, ...this.#model.latentDims], scope),
      noise_level: this.#row(sigmas, scope),
    };
  }

  #rays(poses: readonly (Pose | undefined)[], anchor: Pose, scope: TensorScope): Tensor {
    const [, rows, columns] = this.#model.latentDims;
    return this.#stack(
      poses.map((pose) => pose && pluckerRays(this.#cells, relative(anchor, pose))),
      [PLUCKER_CHANNELS, rows, columns],
      scope,
    );
  }

  /** [1, frames, ...dims] */
  #stack(parts: readonly (Float32Array | undefined)[], dims: readonly number[], scope: TensorScope): Tensor {
    const size = elementCount(dims);
    const data = new Float32Array(parts.length * size);
    for (const [at, part] of parts.entries()) if (part) data.set(part, at * size);
    return this.#tensor(data, [1, parts.length, ...dims], scope);
  }

  /** [1, frames] */
  #row(values: readonly number[], scope: TensorScope): Tensor {
    return this.#tensor(Float32Array.from(values), [1, values.length], scope);
  }

  #tensor(data: Float32Array, dims: readonly number[], scope: TensorScope): Tensor {
    return scope.own(this.#model.runtime.compute.tensor(data, dims));
  }
}
