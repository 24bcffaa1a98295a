import type { EpisodeResult, EvaluationSummary } from '@dreamwalk/evaluation';
import type { EvaluationRun, SuiteRequest } from '../../../../shared/evaluation-protocol.ts';
import type { LibraryProgress } from '../../../../shared/library-protocol.ts';
import { toRefusal } from '../../../native/to-refusal.ts';
import { EpisodePictures } from './episode-pictures.ts';
import type { EvaluationClient } from './evaluation-client.ts';
import {
  createEvaluationsStore,
  type EpisodeFilter,
  type EvaluationsState,
  NO_FILTER,
  type ResultTab,
} from './evaluations-store.ts';

/** What a suite is refused by whose own folder would have to be known. */
const FOLDER_WANTED = 'SuiteFolderError';

/**
 * The page's side of evaluations: asks the native side and keeps what it says. Nothing of it rejects: what is refused is shown.
 * One runs at a time, whichever room one is in.
 */
export class Evaluations {
  readonly store;
  /** Absent where the page was not served by a program of this machine. */
  readonly client: EvaluationClient | undefined;
  /** Of the episodes of the selected run. */
  readonly pictures: EpisodePictures;
  readonly #nowMs: () => number;
  #cancelling: AbortController | undefined;
  #dreaming: AbortController | undefined;

  constructor(client: EvaluationClient | undefined, nowMs: () => number = () => performance.now()) {
    this.client = client;
    this.#nowMs = nowMs;
    this.store = createEvaluationsStore(client !== undefined);
    this.pictures = new EpisodePictures(client, this.store);
  }

  /** Asks for everything anew: the command line writes into the same folder. */
  async refresh(): Promise<void> {
    await Promise.all([
      this.#ask(async (client) => this.#set({ offer: await client.offer() })),
      this.#refreshRuns(),
    ]);
  }

  /** A suite is put together. */
  build(): void {
    this.#set({ isBuilding: true, selectedName: undefined, selected: undefined });
  }

  async select(name: string): Promise<void> {
    const nothing = { selected: undefined, dreamed: undefined, dreamsBytes: 0, filter: NO_FILTER };
    this.#set({ ...nothing, isBuilding: false, selectedName: name });
    await this.#open(name);
  }

  show(tab: ResultTab): void {
    this.#set({ tab });
  }

  filter(change: Partial<EpisodeFilter>): void {
    this.#set({ filter: { ...this.store.getState().filter, ...change } });
  }

  /** Takes in a suite, which does not run yet; where it lies is asked for where that has to be known. */
  async add(suite: SuiteRequest): Promise<void> {
    await this.#ask(async (client) => {
      try {
        await this.#create(client, suite);
      } catch (error) {
        const problem = toRefusal(error);
        if (problem.name !== FOLDER_WANTED) throw error;
        this.#set({ unplaced: { suite, problem } });
      }
    });
  }

  /** Takes in the suite whose folder was asked for. @param folder a whole path */
  async addFrom(folder: string): Promise<void> {
    const { unplaced } = this.store.getState();
    if (!unplaced || !this.client) return;
    try {
      await this.#create(this.client, { ...unplaced.suite, folder });
      this.#set({ unplaced: undefined });
    } catch (error) {
      this.#set({ unplaced: { ...unplaced, problem: toRefusal(error) } });
    }
  }

  /** The suite whose folder was asked for is left alone. */
  forgetUnplaced(): void {
    this.#set({ unplaced: undefined });
  }

  /** Takes in a suite and runs it. */
  async start(suite: SuiteRequest): Promise<void> {
    this.#set({ selectedName: undefined });
    await this.add(suite);
    const { selectedName } = this.store.getState();
    if (selectedName !== undefined) await this.run(selectedName);
  }

  /** Goes on with what has not been run yet. */
  async run(name: string): Promise<void> {
    const { runs, running } = this.store.getState();
    const listed = runs?.find((run) => run.name === name);
    if (!listed || running) return;
    const { done, total } = listed;
    this.#cancelling = new AbortController();
    const { signal } = this.#cancelling;
    this.#set({ running: { name, done, total, doneBefore: done, sinceMs: this.#nowMs() } });
    await this.#ask(async (client) => {
      try {
        await client.run(name, { signal, onProgress: (progress) => this.#take(name, progress) });
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    });
    this.#cancelling = undefined;
    this.#set({ running: undefined });
    await this.#refreshRuns();
    if (this.store.getState().selectedName === name) await this.#open(name);
  }

  /** Stops what runs; nothing that has been run is lost. */
  cancel(): void {
    this.#cancelling?.abort();
  }

  /** Compares the policies of the selected run with another one of them. */
  async compareWith(baseline: string): Promise<void> {
    const { selectedName } = this.store.getState();
    if (selectedName !== undefined) await this.#summarise(selectedName, baseline);
  }

  /** Dreams an episode of the selected run again, one at a time. */
  async dreamAgain(key: string): Promise<void> {
    const { selectedName, dreaming } = this.store.getState();
    if (selectedName === undefined || dreaming) return;
    this.#dreaming = new AbortController();
    const { signal } = this.#dreaming;
    this.#set({ dreaming: { key, done: 0, total: 0 }, dreamed: undefined });
    await this.#ask(async (client) => {
      const onProgress = (progress: LibraryProgress) => {
        if (progress.type === 'dreaming') this.#set({ dreaming: { key, ...progress } });
      };
      try {
        const again = await client.dreamAgain(selectedName, key, { signal, onProgress });
        this.#set({ dreamed: again && { key, again } });
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    });
    this.#set({ dreaming: undefined });
  }

  cancelDreaming(): void {
    this.#dreaming?.abort();
  }

  /** Asks what the episodes of the selected run take up that were dreamed again. */
  async measureDreams(): Promise<void> {
    const { selectedName } = this.store.getState();
    if (selectedName === undefined) return;
    await this.#ask(async (client) => this.#set({ dreamsBytes: await client.dreamsBytes(selectedName) }));
  }

  /** Deletes them; what is shown of them stays until one looks elsewhere. */
  async clearDreams(): Promise<void> {
    const { selectedName } = this.store.getState();
    if (selectedName === undefined) return;
    await this.#ask((client) => client.clearDreams(selectedName));
    await this.measureDreams();
  }

  async reveal(name: string): Promise<void> {
    await this.#ask((client) => client.reveal(name));
  }

  async remove(name: string): Promise<void> {
    if (this.store.getState().running?.name === name) return;
    await this.#ask(async (client) => {
      const ticket = await client.remove(name);
      const isSelected = this.store.getState().selectedName === name;
      this.#set({
        removed: { name, ticket },
        ...(isSelected && { selectedName: undefined, selected: undefined }),
      });
    });
    await this.#refreshRuns();
  }

  /** Brings the last run back that was thrown away. */
  async undoRemove(): Promise<void> {
    const { removed } = this.store.getState();
    if (!removed) return;
    await this.#ask(async (client) => {
      await client.restore(removed.ticket);
      this.#set({ removed: undefined });
    });
    await this.#refreshRuns();
  }

  /** It stays in the trash. */
  forgetRemoved(): void {
    this.#set({ removed: undefined });
  }

  dismissProblem(): void {
    this.#set({ problem: undefined });
  }

  async #create(client: EvaluationClient, suite: SuiteRequest): Promise<void> {
    const name = await client.create(suite);
    await this.#refreshRuns();
    await this.select(name);
  }

  #take(name: string, progress: LibraryProgress): void {
    const { running } = this.store.getState();
    if (progress.type === 'episode') {
      const { done, total, result } = progress;
      if (running) this.#set({ running: { ...running, done, total } });
      this.#changeSelected(name, (run) => withResult(run, result));
    } else if (progress.type === 'summary')
      this.#changeSelected(name, (run) => withSummary(run, progress.summary));
  }

  #changeSelected(name: string, change: (run: EvaluationRun) => EvaluationRun): void {
    const { selected } = this.store.getState();
    if (selected?.about.name === name) this.#set({ selected: change(selected) });
  }

  async #open(name: string): Promise<void> {
    await this.#ask(async (client) => {
      const selected = await client.open(name);
      if (this.store.getState().selectedName === name) this.#set({ selected });
    });
    const { selected, running } = this.store.getState();
    // A run that is not finished has none on the disk; one under way tells of its own.
    const lacksSummary = selected?.about.name === name && !selected.summary && selected.results.length > 0;
    if (lacksSummary && running?.name !== name) await this.#summarise(name, null);
  }

  async #summarise(name: string, baseline: string | null): Promise<void> {
    await this.#ask(async (client) => {
      const summary = await client.summarise(name, baseline);
      if (summary) this.#changeSelected(name, (run) => withSummary(run, summary));
    });
  }

  #refreshRuns(): Promise<void> {
    return this.#ask(async (client) => this.#set({ runs: await client.list() }));
  }

  async #ask(question: (client: EvaluationClient) => Promise<void>): Promise<void> {
    if (!this.client) return;
    try {
      await question(this.client);
    } catch (error) {
      this.#set({ problem: toRefusal(error) });
    }
  }

  #set(change: Partial<EvaluationsState>): void {
    this.store.setState(change);
  }
}

/** What was read from the disk may have it already. */
function withResult(run: EvaluationRun, result: EpisodeResult): EvaluationRun {
  if (run.results.some(({ key }) => key === result.key)) return run;
  return { ...run, about: { ...run.about, done: run.about.done + 1 }, results: [...run.results, result] };
}

function withSummary(run: EvaluationRun, summary: EvaluationSummary): EvaluationRun {
  return { ...run, summary };
}
