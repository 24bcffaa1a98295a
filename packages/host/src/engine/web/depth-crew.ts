import { type DepthCall, type DepthCrew, RemoteDepthWorker, serveDepthCalls } from '@dreamwalk/world';
import { type HiredThread, hireCrew } from '../hire-crew.ts';

/**
 * Starts workers that correct depth, as many as the machine can run at once.
 * @param start one, whose script calls {@link serveDepthWorker}
 */
export function hireDepthWorkers(start: () => Worker): DepthCrew {
  return hireCrew(navigator.hardwareConcurrency, () => hire(start()));
}

function hire(thread: Worker): HiredThread {
  const worker = new RemoteDepthWorker((call) => thread.postMessage(call));
  thread.onmessage = ({ data }) => worker.answer(data);
  thread.onerror = ({ message }) => worker.lose(message || 'its script could not be run.');
  return { worker, end: () => thread.terminate() };
}

/** What such a worker does from its start to its end. */
export function serveDepthWorker(): void {
  const answer = serveDepthCalls((depths) => self.postMessage(depths));
  self.onmessage = ({ data }: MessageEvent<DepthCall>) => answer(data);
}
