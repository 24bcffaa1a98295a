import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { type DepthCall, type DepthCrew, RemoteDepthWorker, serveDepthCalls } from '@dreamwalk/world';
import { type HiredThread, hireCrew } from '../hire-crew.ts';

/**
 * Starts threads that correct depth, as many as the machine can run at once.
 * @param entry the file that they run, which calls {@link serveDepthThread}
 */
export function hireDepthThreads(entry: string): DepthCrew {
  return hireCrew(availableParallelism(), () => hire(new Worker(entry)));
}

function hire(thread: Worker): HiredThread {
  const worker = new RemoteDepthWorker((call) => thread.postMessage(call));
  thread.on('message', (answer) => worker.answer(answer));
  thread.on('error', ({ message }) => worker.lose(message));
  thread.on('exit', (code) => worker.lose(`it ended with code ${code}.`));
  return { worker, end: () => void thread.terminate() };
}

/** What such a thread does from its start to its end. */
export function serveDepthThread(): void {
  const answer = serveDepthCalls((depths) => parentPort?.postMessage(depths));
  parentPort?.on('message', (call: DepthCall) => answer(call));
}
