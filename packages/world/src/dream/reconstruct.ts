import type { PosedView, RgbFrame, TaskOptions } from '@dreamwalk/environment';
import type { Tensor } from '@dreamwalk/inference';
import type { WorldModel } from '../model/world-model.ts';

/** What the decoder gives: colours [1, 3, H, W] in [−1, 1] and depth [1, 1, H, W]. */
export interface DecodedTensors {
  readonly frame: Tensor;
  readonly depth: Tensor;
}

/**
 * What the decoder makes of the latent that the encoder gives a true view: the ceiling of the autoencoder, which is what
 * the model would show if its sampler never erred. Rounded to bytes as a dreamed frame is.
 *
 * @param view the true one, at the pose that `decode` draws
 * @param decode the decoder under the guide and the conditions of the frame that is compared with
 * @throws StartError where the frame has not the camera's size
 */
export async function reconstruct(
  model: WorldModel,
  { frame, pose }: PosedView,
  decode: (latent: Tensor) => Promise<DecodedTensors>,
  options: TaskOptions,
): Promise<RgbFrame> {
  const { compute } = model.runtime;
  const encoded = await model.encodeView(frame, pose, options);
  compute.releaseView(encoded.view);
  const latent = compute.tensor(encoded.latent, [1, ...model.latentDims]);
  try {
    const decoded = await decode(latent);
    const view = compute.storeView(decoded.frame, decoded.depth);
    try {
      const { rgb } = await compute.readView(view);
      return { widthPx: frame.widthPx, heightPx: frame.heightPx, rgb };
    } finally {
      compute.releaseView(view);
    }
  } finally {
    latent.dispose();
  }
}
