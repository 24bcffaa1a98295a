import { useTranslation } from 'react-i18next';
import { BookmarkList } from './bookmark-list.tsx';
import { MemoryInstrument } from './memory-instrument.tsx';
import styles from './rail.module.css';
import { RetrievedViews } from './retrieved-views.tsx';
import { WorldMap } from './world-map.tsx';

/** What the dream is made from: the map of remembered views, the memory, the views looked at now. */
export function MemoryRail() {
  const { t } = useTranslation('explore');
  return (
    <aside className={styles.right} aria-label={t('memory.title')}>
      <WorldMap />
      <MemoryInstrument />
      <RetrievedViews />
      <BookmarkList />
    </aside>
  );
}
