import type { BookmarkMark } from '@dreamwalk/host';
import { i18next } from '../words/words.ts';
import type { Studio } from './studio.ts';

/** Keeps the moment that is shown. */
export function addBookmark(studio: Studio): void {
  const { bookmarks } = studio.store.getState();
  const taken = new Set(bookmarks.map(({ name }) => name));
  let number = bookmarks.length + 1;
  const nameOf = () => i18next.t('explore:bookmarks.name', { number });
  while (taken.has(nameOf())) number++;
  studio.send({ type: 'addBookmark', name: nameOf() });
  studio.store.setState({ announcement: i18next.t('said.bookmark'), removedBookmark: undefined });
}

export function goToBookmark(studio: Studio, { id }: BookmarkMark): void {
  studio.send({ type: 'goToBookmark', bookmarkId: id });
}

/** An empty name leaves the old one. */
export function renameBookmark(studio: Studio, mark: BookmarkMark, name: string): void {
  const trimmed = name.trim();
  if (trimmed !== '' && trimmed !== mark.name)
    studio.send({ type: 'renameBookmark', bookmarkId: mark.id, name: trimmed });
}

/** It can be brought back until another one is removed or set. */
export function removeBookmark(studio: Studio, mark: BookmarkMark): void {
  studio.store.setState({ removedBookmark: mark });
  studio.send({ type: 'removeBookmark', bookmarkId: mark.id });
}

export function bringBookmarkBack(studio: Studio): void {
  studio.store.setState({ removedBookmark: undefined });
  studio.send({ type: 'bringBookmarkBack' });
}
