import type { RgbFrame, TaskOptions } from '@dreamwalk/environment';
import { lookPose, type Pose } from '@dreamwalk/geometry';
import type { WorldModel } from '@dreamwalk/world';

/** The camera of a picture that nobody knows the camera of: encoders are told where down is. */
const LEVEL: Pose = lookPose([0, 0, 0], 0, 0);

/** The latent [channels · height · width] of a picture, as if it were taken level. */
export async function frameLatent(
  model: WorldModel,
  frame: RgbFrame,
  options?: TaskOptions,
): Promise<Float32Array> {
  const { view, latent } = await model.encodeView(frame, LEVEL, options);
  model.runtime.compute.releaseView(view);
  return latent;
}
