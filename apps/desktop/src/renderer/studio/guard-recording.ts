import type { StudioStore } from './studio-store.ts';

/**
 * Lets the browser ask before a page is left whose recording still runs: what is recorded in the page itself would be lost with it.
 * Not for Electron, where a window that asks cannot be closed at all.
 */
export function guardRecording(store: StudioStore, page: Pick<Window, 'addEventListener'> = window): void {
  page.addEventListener('beforeunload', (event) => {
    if (store.getState().engine.recording) event.preventDefault();
  });
}
