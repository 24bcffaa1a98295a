import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLibrary, useLibraryState } from '../state/library-context.tsx';
import { searchRecordings } from '../state/recording-search.ts';
import { FilmDialog } from './film-dialog.tsx';
import { OpenDreamButton } from './open-dream-button.tsx';
import { RecordingRow } from './recording-row.tsx';
import styles from './recordings-tab.module.css';

/** Everything recorded, the newest first. */
export function RecordingsTab() {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const recordings = useLibraryState((state) => state.recordings);
  const search = useLibraryState((state) => state.search);
  const [playing, setPlaying] = useState<string>();
  const { client } = library;
  if (!client)
    return (
      <div className={styles.recordings}>
        <p className={styles.note}>{t('nativeOnly')}</p>
        <OpenDreamButton />
      </div>
    );
  if (!recordings) return <p className={styles.note}>{t('recordings.loading')}</p>;
  const found = searchRecordings(recordings, search);
  return (
    <div className={styles.recordings}>
      <div className={styles.head}>
        <div className={styles.search}>
          <Search size={15} aria-hidden="true" />
          <input
            type="search"
            aria-label={t('recordings.search')}
            placeholder={t('recordings.search')}
            spellCheck={false}
            value={search}
            onChange={(event) => library.search(event.target.value)}
          />
          <span role="status">{t('recordings.count', { count: found.length })}</span>
        </div>
        <OpenDreamButton />
      </div>
      {found.length === 0 ? (
        <p className={styles.note}>
          {t(recordings.length === 0 ? 'recordings.empty' : 'recordings.nothingFound')}
        </p>
      ) : (
        <ul className={styles.list}>
          {found.map((recording) => (
            <RecordingRow
              key={recording.name}
              recording={recording}
              client={client}
              onPlay={() => setPlaying(recording.name)}
            />
          ))}
        </ul>
      )}
      <FilmDialog
        name={playing}
        url={playing === undefined ? undefined : client.filmUrl(playing)}
        onClose={() => setPlaying(undefined)}
      />
    </div>
  );
}
