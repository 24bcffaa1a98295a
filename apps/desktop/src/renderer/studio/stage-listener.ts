import type { EngineState, FinishedRecording } from '@dreamwalk/host';
import type { StageEvent } from '../stage/stage-protocol.ts';
import { i18next } from '../words/words.ts';
import { failureTitle } from './failure-words.ts';
import type { FrameFeed } from './frame-feed.ts';
import { letGo, objectUrlOf } from './object-url.ts';
import { sayChange } from './state-words.ts';
import { FRESH_ENGINE, type KeptRecording, type StudioStore } from './studio-store.ts';

/** Turns what the stage says into what is shown: rare things in the store, frames in the feed. */
export class StageListener {
  readonly #store: StudioStore;
  readonly #feed: FrameFeed;
  readonly #nowMs: () => number;
  /** Said once: it may come and go. */
  #saidSoftened = false;

  constructor(store: StudioStore, feed: FrameFeed, nowMs: () => number) {
    this.#store = store;
    this.#feed = feed;
    this.#nowMs = nowMs;
  }

  hear(event: StageEvent): void {
    switch (event.type) {
      case 'provider':
        this.#store.setState({
          rung: { provider: event.provider, why: event.why },
          provider: undefined,
          engine: FRESH_ENGINE,
          bookmarks: [],
          removedBookmark: undefined,
        });
        return;
      case 'restarted': {
        // A film that an engine of this page makes is handed over by itself.
        const { engine, rung } = this.#store.getState();
        const restart = { failure: event.failure, isFilmCut: engine.recording && rung?.provider === 'cpu' };
        this.#store.setState({ restart, announcement: i18next.t('failures:restarted.title') });
        return;
      }
      case 'light':
        this.#feed.light(event.colours);
        return;
      case 'softened':
        this.#store.setState({ isSoftened: event.isSoftened });
        if (event.isSoftened && !this.#saidSoftened) {
          this.#saidSoftened = true;
          this.#store.setState({ announcement: i18next.t('said.softened') });
        }
        return;
      case 'loading':
        this.#store.setState({ loading: event.progress, failure: undefined });
        return;
      case 'cancelled':
        this.#store.setState({ loading: undefined, announcement: i18next.t('said.cancelled') });
        return;
      case 'modelReady':
        this.#store.setState({ model: event.model, provider: event.provider });
        return;
      case 'placeReady': {
        this.#feed.begin(event.memory);
        const { place } = event;
        const announcement =
          place.kind === 'world'
            ? i18next.t('said.world', { seed: place.seed })
            : i18next.t('said.place', { name: place.name });
        this.#store.setState({ place, announcement, removedBookmark: undefined });
        return;
      }
      case 'view':
        this.#feed.setPicture(event.entryId, event.frame);
        return;
      case 'memory':
        this.#feed.changeMemory(event.added, event.removed);
        return;
      case 'frame': {
        const latencyMs = event.inputTimeMs === undefined ? undefined : this.#nowMs() - event.inputTimeMs;
        this.#feed.show(event, latencyMs);
        if (this.#store.getState().loading) this.#store.setState({ loading: undefined });
        return;
      }
      case 'thumbnail':
        this.#feed.history.setPicture(event.momentId, event.picture);
        return;
      case 'state':
        this.#hearState(event.state);
        return;
      case 'recorded':
        letGo(this.#store.getState().recording);
        this.#store.setState({ recording: kept(event.recording), announcement: i18next.t('said.recorded') });
        return;
      case 'bookmarks':
        this.#store.setState({ bookmarks: event.bookmarks });
        return;
      case 'dreamSaved':
        // Is put away first.
        return;
      case 'failed':
        this.#store.setState({
          failure: event.failure,
          loading: undefined,
          announcement: failureTitle(event.failure),
        });
        return;
    }
  }

  #hearState(engine: EngineState): void {
    const said = sayChange(this.#store.getState().engine, engine);
    this.#store.setState(said === undefined ? { engine } : { engine, announcement: said });
  }
}

function kept({ video, ...recording }: FinishedRecording): KeptRecording {
  return video ? { ...recording, url: objectUrlOf(video, recording.mimeType) } : recording;
}
