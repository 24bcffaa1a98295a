import type { DepthCrew, RemoteDepthWorker } from '@dreamwalk/world';

/** More threads than this correct a tour hardly sooner. */
const MOST_THREADS = 8;

/** A thread that was started, and the worker on it. */
export interface HiredThread {
  readonly worker: RemoteDepthWorker;
  /** Ends it, whatever it does. */
  end(): void;
}

/** Starts threads that correct depth, as many as the machine can run at once. */
export function hireCrew(threadsOfMachine: number, hire: () => HiredThread): DepthCrew {
  const hired = Array.from({ length: Math.min(threadsOfMachine, MOST_THREADS) }, hire);
  return {
    workers: hired.map(({ worker }) => worker),
    dismiss: () => {
      for (const thread of hired) thread.end();
    },
  };
}
