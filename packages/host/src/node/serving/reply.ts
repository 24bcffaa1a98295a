import { poseToMatrix } from '@dreamwalk/geometry';
import { NdArray, type WireValue } from '@dreamwalk/policy';
import type { OpenEpisode } from './open-episode.ts';

/** What a request is answered with. */
export type Reply = { readonly [key: string]: WireValue };

/**
 * What is seen: `frame` uint8 [height, width, 3], `depth` float32 [height, width] in metres (null where there is none), `pose`
 * float64 [4, 4].
 */
export function toldObservation({ observation, coveredShare }: OpenEpisode): Reply {
  const { frameIndex, frame, depthM, pose, blocked = null } = observation;
  const { widthPx, heightPx, rgb } = frame;
  return {
    frameIndex,
    frame: NdArray.of(rgb, [heightPx, widthPx, 3]),
    depth: depthM ? NdArray.of(depthM, [heightPx, widthPx]) : null,
    pose: NdArray.of(Float64Array.from(poseToMatrix(pose)), [4, 4]),
    coveredShare,
    blocked,
  };
}
