import { Download, Footprints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import styles from './path-actions.module.css';
import { savePath } from './save-path.ts';
import type { PlannedPath } from './state/planned-path.ts';
import { walkPath } from './state/walk-path.ts';

/** What is done with a path: it is walked, or taken along as a file. */
export function PathActions(planned: PlannedPath) {
  const { path } = planned;
  const { t } = useTranslation('trajectories');
  const studio = useStudio();
  const place = useStudioState((state) => state.place);
  const model = useStudioState((state) => state.model);
  const isElsewhere =
    path.isPlaced && path.worldSeed !== undefined && place?.kind === 'world' && place.seed !== path.worldSeed;
  return (
    <Section title={t('actions.title')} className={styles.actions}>
      {isElsewhere && <p className={styles.about}>{t('actions.elsewhere', { seed: path.worldSeed })}</p>}
      <button
        type="button"
        className={`solid ${styles.walk}`}
        disabled={!place}
        onClick={() => walkPath(studio, planned)}
      >
        <Footprints size={15} aria-hidden="true" />
        {t('actions.walk')}
      </button>
      <div className={styles.exports}>
        <button
          type="button"
          className="quiet"
          disabled={!model}
          onClick={() => savePath(studio, planned, 'tum')}
        >
          <Download size={14} aria-hidden="true" />
          TUM
        </button>
        <button
          type="button"
          className="quiet"
          disabled={!model}
          onClick={() => savePath(studio, planned, 'nerfstudio')}
        >
          <Download size={14} aria-hidden="true" />
          nerfstudio
        </button>
      </div>
    </Section>
  );
}
