import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useStudio } from '../../../studio/studio-context.tsx';
import { keyOf, recentPlaces } from '../state/recent-places.ts';
import { openPicture } from './open-picture.ts';
import styles from './recent-places.module.css';
import tile from './world-tile.module.css';
import { WorldTile } from './world-tile.tsx';

/** Where one has been, the newest first. */
export function RecentPlaces({ onWorld }: { readonly onWorld: (seed: number) => void }) {
  const { t } = useTranslation('library');
  const studio = useStudio();
  const places = useStore(recentPlaces);
  if (places.length === 0) return <p className={styles.none}>{t('worlds.nowhere')}</p>;
  return (
    <div className={styles.places} data-testid="recent">
      {places.map((place) =>
        place.kind === 'world' ? (
          <WorldTile key={keyOf(place)} seed={place.seed} onEnter={onWorld} />
        ) : (
          <button
            key={keyOf(place)}
            type="button"
            className={tile.tile}
            onClick={async () => openPicture(studio, await (await fetch(place.url)).blob(), place.name)}
          >
            <img className={tile.picture} src={place.url} alt="" />
            <span className={tile.name}>{place.name}</span>
          </button>
        ),
      )}
    </div>
  );
}
