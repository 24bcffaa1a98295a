import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segments } from '../../../components/segments.tsx';
import { useLibrary, useLibraryState } from '../../library/state/library-context.tsx';
import { changeDraft, PLACE_KINDS, type SuiteDraft } from '../state/suite-draft.ts';
import { ChoiceList } from './choice-list.tsx';
import styles from './place-choice.module.css';

/** Whether policies walk in simulated worlds or where walks were recorded, and which these are. */
export function PlaceChoice({ draft: { places, tours } }: { readonly draft: SuiteDraft }) {
  const { t } = useTranslation('evaluate');
  return (
    <div className={styles.places}>
      <Segments
        label={t('build.places')}
        values={PLACE_KINDS}
        value={places}
        nameOf={(kind) => t(`build.placeKinds.${kind}`)}
        onChange={(kind) => changeDraft({ places: kind })}
      />
      {places === 'tours' && <Tours tours={tours} />}
    </div>
  );
}

/** Rollouts of the library, and folders that a person has named. */
function Tours({ tours }: { readonly tours: readonly string[] }) {
  const { t } = useTranslation('evaluate');
  const library = useLibrary();
  useEffect(() => void library.refresh(), [library]);
  const folder = useLibraryState(({ about }) => about?.recordingsFolder);
  const recordings = useLibraryState((state) => state.recordings) ?? [];
  const rollouts = recordings
    .filter((recording) => recording.kind === 'rollout')
    .map(({ name, source, frameCount }) => ({
      id: `${folder}/${name}`,
      name,
      about: `${source} · ${t('build.frames', { count: frameCount })}`,
    }));
  const named = tours
    .filter((path) => rollouts.every(({ id }) => id !== path))
    .map((path) => ({ id: path, name: path.split(/[\\/]/).at(-1)!, about: path }));
  return (
    <>
      <p className={styles.about}>{t('build.toursAbout')}</p>
      {rollouts.length + named.length > 0 && (
        <ChoiceList
          title={t('build.tours')}
          choices={[...rollouts, ...named]}
          chosen={tours}
          onChange={(paths) => changeDraft({ tours: paths })}
        />
      )}
      <FolderField onAdd={(path) => changeDraft({ tours: [...new Set([...tours, path])] })} />
    </>
  );
}

function FolderField({ onAdd }: { readonly onAdd: (path: string) => void }) {
  const { t } = useTranslation('evaluate');
  const [typed, setTyped] = useState('');
  const path = typed.trim().replace(/[\\/]+$/, '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path === '') return;
    onAdd(path);
    setTyped('');
  };
  return (
    <form className={styles.folder} onSubmit={submit}>
      <input
        aria-label={t('build.tourFolder')}
        placeholder={t('build.tourFolder')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="submit" className="quiet" disabled={path === ''}>
        {t('build.addTour')}
      </button>
    </form>
  );
}
