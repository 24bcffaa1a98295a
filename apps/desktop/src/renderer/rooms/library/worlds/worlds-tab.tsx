import { Shuffle } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/section.tsx';
import { useStudio } from '../../../studio/studio-context.tsx';
import { enterRoom } from '../../rooms-store.ts';
import { PicturePlace } from './picture-place.tsx';
import { RecentPlaces } from './recent-places.tsx';
import { SeedField } from './seed-field.tsx';
import { WorldTile } from './world-tile.tsx';
import styles from './worlds-tab.module.css';

/** The first seed of the gallery: none from here on was trained on, nor used to measure. */
const FIRST_SEED = 2_000_000;
const PAGE = 8;

/** Where one can walk: a world by its number, one by its looks, one from a picture, or one where one has been. */
export function WorldsTab() {
  const { t } = useTranslation('library');
  const studio = useStudio();
  const [count, setCount] = useState(PAGE);
  const walkIn = (seed?: number) => {
    studio.newWorld(seed);
    enterRoom('explore');
  };
  return (
    <div className={styles.worlds}>
      <div className={styles.ways}>
        <SeedField onGo={walkIn} />
        <button type="button" className="quiet" onClick={() => walkIn()}>
          <Shuffle size={14} aria-hidden="true" />
          {t('worlds.random')}
        </button>
      </div>
      <Section title={t('worlds.recent')}>
        <RecentPlaces onWorld={walkIn} />
      </Section>
      <Section title={t('worlds.picture')}>
        <PicturePlace />
      </Section>
      <Section title={t('worlds.seeds')}>
        <div className={styles.gallery} data-testid="gallery">
          {Array.from({ length: count }, (_, index) => FIRST_SEED + index).map((seed) => (
            <WorldTile key={seed} seed={seed} onEnter={walkIn} />
          ))}
        </div>
        <button type="button" className={`quiet ${styles.more}`} onClick={() => setCount(count + PAGE)}>
          {t('worlds.more')}
        </button>
      </Section>
    </div>
  );
}
