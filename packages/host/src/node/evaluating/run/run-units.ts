import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DreamProbe } from '@dreamwalk/evaluation';
import { HostError } from '../../errors.ts';
import { deadEpisode, type FinishedEpisode } from './finished-episode.ts';
import type { PlannedEpisode, PlannedUnit } from './plan-episodes.ts';
import type { OpenedSuite, WorkerOrder, WorkerReport } from './worker-messages.ts';

/** A worker from which nothing is heard for so long beyond what a policy may take is taken for hung. */
const SILENCE_MS = 60_000;

/** How units are run. */
export interface RunUnitsOptions {
  readonly open: Extract<WorkerOrder, { type: 'open' }>;
  /** Processes. */
  readonly jobs: number;
  /** Their script, where it is not this one's neighbour: a program that is bundled has it elsewhere. */
  readonly worker?: string;
  readonly signal: AbortSignal;
  readonly onOpened: (about: OpenedSuite) => Promise<void>;
  /** A unit has been probed. */
  readonly onProbed: (probe: DreamProbe) => Promise<void>;
  /** The next episode of that worker waits until this has resolved. */
  readonly onFinished: (episode: FinishedEpisode) => Promise<void>;
}

/**
 * Runs units in several processes. A process that dies or hangs in an episode is replaced, that episode's policy has failed
 * to act, and the others go on.
 *
 * @throws HostError where a process fails before an episode has begun
 */
export async function runUnits(units: readonly PlannedUnit[], options: RunUnitsOptions): Promise<void> {
  const waiting = [...units];
  options.signal.throwIfAborted();
  // Not `AbortSignal.any`, which the Node of the oldest Electron that the studio is tested in has not got.
  const stop = new AbortController();
  const cancel = () => stop.abort(options.signal.reason);
  options.signal.addEventListener('abort', cancel);
  const runner = async () => {
    for (let unit = waiting.shift(); unit; ) {
      const left = await new UnitRun(options, stop.signal).run(unit, waiting);
      unit = left ?? waiting.shift();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(options.jobs, units.length) }, runner));
  } catch (error) {
    stop.abort(error);
    options.signal.throwIfAborted();
    throw error;
  } finally {
    options.signal.removeEventListener('abort', cancel);
  }
}

/** One process, from its start to its end. */
class UnitRun {
  readonly #options: RunUnitsOptions;
  readonly #signal: AbortSignal;
  readonly #child: ChildProcess;
  /** Reports in the order in which they came; null at the end. */
  readonly #reports: (WorkerReport | null)[] = [];
  #complaint = '';
  #wake = () => {};
  #silence: NodeJS.Timeout | undefined;

  constructor(options: RunUnitsOptions, signal: AbortSignal) {
    signal.throwIfAborted();
    this.#options = options;
    this.#signal = signal;
    const script = options.worker ?? fileURLToPath(new URL('./evaluation-process.ts', import.meta.url));
    this.#child = fork(script, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
    this.#child.stderr!.on('data', (text) => {
      this.#complaint += text;
    });
    this.#child.on('message', (report: WorkerReport) => this.#hear(report));
    this.#child.on('close', () => this.#hear(null));
    this.#listenOn();
  }

  /**
   * Runs a unit, and those that wait after it.
   * @returns what is left of a unit in which the process died
   */
  async run(first: PlannedUnit, waiting: PlannedUnit[]): Promise<PlannedUnit | null> {
    const kill = () => this.#child.kill('SIGKILL');
    this.#signal.addEventListener('abort', kill, { once: true });
    try {
      this.#tell(this.#options.open);
      for (let unit: PlannedUnit | undefined = first; unit; unit = waiting.shift()) {
        const left = await this.#runUnit(unit);
        if (left) return left;
      }
      return null;
    } finally {
      clearTimeout(this.#silence);
      this.#signal.removeEventListener('abort', kill);
      if (this.#child.exitCode === null && this.#child.signalCode === null) {
        kill();
        await once(this.#child, 'close');
      }
    }
  }

  async #runUnit(unit: PlannedUnit): Promise<PlannedUnit | null> {
    this.#tell({ type: 'run', unit });
    const done = new Set<string>();
    let current: PlannedEpisode | undefined;
    for (;;) {
      const report = await this.#next();
      if (report === null) {
        if (!current) throw this.#failure();
        await this.#options.onFinished(deadEpisode(current, unit, this.#complaint));
        done.add(current.key);
        // The probe comes before the first episode.
        return { ...unit, needsProbe: false, episodes: unit.episodes.filter(({ key }) => !done.has(key)) };
      }
      if (report.type === 'ready') await this.#options.onOpened(report.about);
      if (report.type === 'failed') throw new HostError(report.message);
      if (report.type === 'unit-done') return null;
      if (report.type === 'probed') await this.#options.onProbed(report.probe);
      if (report.type === 'began') current = unit.episodes.find(({ key }) => key === report.key);
      if (report.type === 'finished') {
        await this.#options.onFinished(report.episode);
        done.add(report.episode.result.key);
        current = undefined;
      }
    }
  }

  #tell(order: WorkerOrder): void {
    // A process that is gone already says so by its end.
    this.#child.send(order, () => {});
  }

  #hear(report: WorkerReport | null): void {
    this.#listenOn();
    if (report?.type === 'alive') return;
    this.#reports.push(report);
    this.#wake();
  }

  async #next(): Promise<WorkerReport | null> {
    while (this.#reports.length === 0)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    this.#signal.throwIfAborted();
    return this.#reports.shift()!;
  }

  /** Kills the process unless something is heard from it in time. */
  #listenOn(): void {
    clearTimeout(this.#silence);
    const { inferMs, dreamMs } = this.#options.open.suite.limits;
    const limitMs = SILENCE_MS + Math.max(inferMs, dreamMs);
    this.#silence = setTimeout(() => {
      this.#complaint += `Nothing was heard from it for ${limitMs / 1000} s.`;
      this.#child.kill('SIGKILL');
    }, limitMs);
  }

  #failure(): HostError {
    const { exitCode, signalCode } = this.#child;
    return new HostError(
      `A process that evaluates ended with ${signalCode ?? `code ${exitCode}`}: ${this.#complaint.trim() || 'it said nothing'}`,
    );
  }
}
