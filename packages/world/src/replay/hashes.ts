import type { RgbFrame } from '@dreamwalk/environment';
import { sha256Hex } from '@dreamwalk/model-package';

/** SHA-256 of a frame's bytes [H · W · 3], lower-case hex. */
export function frameSha256(frame: RgbFrame): Promise<string> {
  return sha256Hex(frame.rgb);
}

/** SHA-256 of a latent's float32 values, little-endian as every supported machine stores them. */
export function latentSha256(latent: Float32Array): Promise<string> {
  return sha256Hex(new Uint8Array(latent.buffer, latent.byteOffset, latent.byteLength));
}
