import { candidatesOf } from './candidates.ts';
import { retrieveLeastTurned } from './least-turned.ts';
import type { RetrievalQuery, RetrievedView } from './retrieval-policy.ts';

/**
 * WorldCam as released (github cvlab-kaist/WorldCam, `pipelines/wan_video_new.py`): the views nearest by geodesic angle,
 * wherever they were taken from.
 *
 * There a memory is a latent of four frames, its angle the least over four poses of the window that is dreamed at once,
 * and the pool is no longer appended to after 30 steps. Here a memory is one view, a frame has one pose, so that the
 * least of one is the angle itself, and the memory goes on growing: what it holds is not a policy's business.
 */
export function retrieveByWorldCamRelease(query: RetrievalQuery): RetrievedView[] {
  const { index, targetPose, count, previous } = query;
  const views = index ? index.byTurn.nearest(targetPose, count, previous) : candidatesOf(query);
  return retrieveLeastTurned(views, targetPose, count);
}
