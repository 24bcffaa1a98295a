import type { BookmarkMark } from '@dreamwalk/host';
import { Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FoldingSection } from '../../components/folding-section.tsx';
import { FramePicture } from '../../components/frame-picture.tsx';
import { press } from '../../components/press.ts';
import { bringBookmarkBack, goToBookmark, removeBookmark, renameBookmark } from '../../studio/bookmarks.ts';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import styles from './bookmark-list.module.css';

/** The moments of the walk that somebody wants to come back to; not there before the first one is set. */
export function BookmarkList() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const bookmarks = useStudioState((state) => state.bookmarks);
  const removed = useStudioState((state) => state.removedBookmark);
  if (bookmarks.length === 0 && !removed) return null;
  return (
    <FoldingSection name="bookmarks" title={t('bookmarks.title')} className={styles.section}>
      <ul className={styles.list} title={t('bookmarks.about')} data-testid="bookmarks">
        {bookmarks.map((mark) => (
          <BookmarkRow key={mark.id} mark={mark} />
        ))}
      </ul>
      {removed && (
        <p className={styles.removed} role="status">
          <span>{t('bookmarks.removed', { name: removed.name })}</span>
          <button type="button" className="quiet" onClick={press(() => bringBookmarkBack(studio))}>
            <Undo2 size={13} aria-hidden="true" />
            {t('bookmarks.undo')}
          </button>
        </p>
      )}
    </FoldingSection>
  );
}

function BookmarkRow({ mark }: { readonly mark: BookmarkMark }) {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const { name, frame, frameIndex } = mark;
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.picture}
        aria-label={t('bookmarks.goTo', { name })}
        title={t('bookmarks.goTo', { name })}
        onClick={press(() => goToBookmark(studio, mark))}
      >
        <FramePicture frame={frame} label={name} />
      </button>
      <div className={styles.text}>
        <input
          key={name}
          className={styles.name}
          aria-label={t('bookmarks.rename', { name })}
          defaultValue={name}
          maxLength={60}
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.value = name;
            if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
          }}
          onBlur={(event) => {
            renameBookmark(studio, mark, event.currentTarget.value);
            event.currentTarget.value = event.currentTarget.value.trim() || name;
          }}
        />
        <span>{t('bookmarks.frame', { frame: frameIndex })}</span>
      </div>
      <button
        type="button"
        className="quiet"
        aria-label={t('bookmarks.remove', { name })}
        onClick={press(() => removeBookmark(studio, mark))}
      >
        <X size={13} aria-hidden="true" />
      </button>
    </li>
  );
}
