import type { EvaluationSummary } from '@dreamwalk/evaluation';
import type { DreamFile } from '@dreamwalk/host';
import type {
  CreatedEvaluation,
  EpisodeRequest,
  EvaluationRun,
  EvaluationsOffer,
  KeptDreams,
  ListedEvaluation,
  PicturesRequest,
  SuiteRequest,
  SummaryRequest,
} from '../../../../shared/evaluation-protocol.ts';
import type { LibraryResult, Removed } from '../../../../shared/library-protocol.ts';
import type { NativeConnection, Watch } from '../../../native/native-connection.ts';

/** An episode that was dreamed again. */
export interface DreamedAgain {
  readonly modelId: string;
  readonly dream: DreamFile;
}

const UNWATCHED: Watch = { signal: new AbortController().signal, onProgress: () => {} };

/** What the native side can be asked about evaluations; every call rejects with `LibraryRefusedError` where it is refused. */
export class EvaluationClient {
  readonly #connection: NativeConnection;

  constructor(connection: NativeConnection) {
    this.#connection = connection;
  }

  offer(): Promise<EvaluationsOffer> {
    return this.#connection.json('GET', 'evaluations-offer');
  }

  /** Every run, the newest first. */
  list(): Promise<readonly ListedEvaluation[]> {
    return this.#connection.json('GET', 'evaluations');
  }

  open(name: string): Promise<EvaluationRun> {
    return this.#connection.json('GET', pathOf(name));
  }

  /** @returns the name of its folder; it does not run yet */
  async create(suite: SuiteRequest): Promise<string> {
    const { name } = await this.#connection.json<CreatedEvaluation>('POST', 'evaluations', suite);
    return name;
  }

  /** Runs what has not been run yet. */
  run(name: string, watch: Watch): Promise<LibraryResult> {
    return this.#connection.watch(`${pathOf(name)}/run`, null, watch);
  }

  /** @param baseline the policy that the others are compared with; that of the suite where it is null */
  async summarise(name: string, baseline: string | null): Promise<EvaluationSummary | undefined> {
    const request: SummaryRequest = { baseline };
    const result = await this.#connection.watch(`${pathOf(name)}/summary`, request, UNWATCHED);
    return result.kind === 'summariseEvaluation' ? result.summary : undefined;
  }

  /** Has an episode dreamed again. @returns the dream, and the model that dreams it */
  async dreamAgain(name: string, key: string, watch: Watch): Promise<DreamedAgain | undefined> {
    const request: EpisodeRequest = { key };
    const result = await this.#connection.watch(`${pathOf(name)}/dream`, request, watch);
    if (result.kind !== 'dreamEpisode') return undefined;
    const { file, modelId } = result;
    const bytes = await this.#connection.bytes(
      `${pathOf(name)}/dreams/${encodeURIComponent(file)}`,
      watch.signal,
    );
    return { modelId, dream: { fileName: file, bytes } };
  }

  /** Has pictures made of where episodes ended, each of which is told. */
  async pictureEpisodes(name: string, keys: readonly string[], watch: Watch): Promise<void> {
    const request: PicturesRequest = { keys };
    await this.#connection.watch(`${pathOf(name)}/pictures`, request, watch);
  }

  /** What the episodes that were dreamed again take up on the disk, pictures and all. */
  async dreamsBytes(name: string): Promise<number> {
    const { sizeBytes } = await this.#connection.json<KeptDreams>('GET', `${pathOf(name)}/dreams`);
    return sizeBytes;
  }

  /** Deletes them. */
  async clearDreams(name: string): Promise<void> {
    await this.#connection.json('DELETE', `${pathOf(name)}/dreams`);
  }

  /** @returns a ticket to `restore` it by */
  async remove(name: string): Promise<string> {
    const { ticket } = await this.#connection.json<Removed>('DELETE', pathOf(name));
    return ticket;
  }

  async restore(ticket: string): Promise<void> {
    await this.#connection.json('POST', `evaluations-trash/${ticket}`);
  }

  async reveal(name: string): Promise<void> {
    await this.#connection.json('POST', `${pathOf(name)}/reveal`);
  }

  /** The address of a file of a run. */
  fileUrl(name: string, file: string): string {
    return this.#connection.url(`${pathOf(name)}/files/${encodeURIComponent(file)}`);
  }
}

function pathOf(name: string): string {
  return `evaluations/${encodeURIComponent(name)}`;
}
