import type { RgbFrame } from '@dreamwalk/environment';
import { createStore } from 'zustand/vanilla';
import type { EvaluationClient } from './evaluation-client.ts';
import type { EvaluationsStore } from './evaluations-store.ts';

/** Pictures by the key of the episode; null where none could be had. */
export type PicturesState = Readonly<Record<string, RgbFrame | null>>;

/** What is scrolled past in less is not dreamed. */
const SETTLE_MS = 250;

/**
 * Pictures of where episodes ended, for those that are looked at. They are dreamed one after the other, all that are wanted in one
 * go, and only while nothing else of the room dreams: what runs or what a person asked for comes first.
 */
export class EpisodePictures {
  readonly store = createStore<PicturesState>(() => ({}));
  readonly #client: EvaluationClient | undefined;
  readonly #room: EvaluationsStore;
  readonly #wanted = new Set<string>();
  #soon: ReturnType<typeof setTimeout> | undefined;
  #going: { readonly keys: readonly string[]; readonly cancel: AbortController } | undefined;

  /** @param room whose selected run the episodes are of */
  constructor(client: EvaluationClient | undefined, room: EvaluationsStore) {
    this.#client = client;
    this.#room = room;
    room.subscribe((state, before) => {
      if (state.selectedName !== before.selectedName) {
        this.#going?.cancel.abort();
        this.store.setState({}, true);
      }
      this.#goOn();
    });
  }

  /** An episode has come into view. @returns to be called once it is out of view */
  want(key: string): () => void {
    this.#wanted.add(key);
    this.#goOn();
    return () => {
      this.#wanted.delete(key);
      this.#goOn();
    };
  }

  /** Breaks off what is no longer wanted or in the way of something else; otherwise begins what is wanted, after a while. */
  #goOn(): void {
    clearTimeout(this.#soon);
    if (!this.#going) this.#soon = setTimeout(() => this.#begin(), SETTLE_MS);
    else if (this.#isBusy() || !this.#going.keys.some((key) => this.#isMissing(key)))
      this.#going.cancel.abort();
  }

  #begin(): void {
    const { selectedName } = this.#room.getState();
    const keys = [...this.#wanted].filter((key) => this.#isMissing(key));
    if (this.#client && selectedName !== undefined && !this.#isBusy() && keys.length > 0)
      void this.#dream(this.#client, selectedName, keys);
  }

  #isBusy(): boolean {
    const { running, dreaming } = this.#room.getState();
    return running !== undefined || dreaming !== undefined;
  }

  #isMissing(key: string): boolean {
    return this.#wanted.has(key) && !(key in this.store.getState());
  }

  async #dream(client: EvaluationClient, run: string, keys: readonly string[]): Promise<void> {
    const cancel = new AbortController();
    const { signal } = cancel;
    this.#going = { keys, cancel };
    const put = (pictures: PicturesState) => {
      if (!signal.aborted) this.store.setState(pictures);
    };
    try {
      await client.pictureEpisodes(run, keys, {
        signal,
        onProgress: (progress) => {
          if (progress.type !== 'picture') return;
          const { key, widthPx, heightPx, rgb } = progress;
          put({ [key]: { widthPx, heightPx, rgb: fromBase64(rgb) } });
        },
      });
    } catch {
      // Whoever asks for the frames of one of them is told.
    }
    put(Object.fromEntries(keys.map((key) => [key, this.store.getState()[key] ?? null])));
    this.#going = undefined;
    this.#goOn();
  }
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
