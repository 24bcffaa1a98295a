import { cameraFromHfov } from '@dreamwalk/geometry';
import { Download, Footprints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { enterRoom } from '../rooms-store.ts';
import { download } from './download.ts';
import styles from './path-actions.module.css';
import { type ExportFormat, exportPath } from './state/export-path.ts';
import type { PlannedPath } from './use-trajectories.ts';

/** What is done with a path: it is walked, or taken along as a file. */
export function PathActions({ path, plan }: PlannedPath) {
  const { t } = useTranslation('trajectories');
  const studio = useStudio();
  const place = useStudioState((state) => state.place);
  const model = useStudioState((state) => state.model);
  const walk = () => {
    studio.send({ type: 'pause', paused: false });
    studio.send({
      type: 'drive',
      driver: {
        kind: 'path',
        name: path.name,
        poses: plan.trajectory.samples.map(({ pose }) => pose),
        isPlaced: path.isPlaced,
        isLoop: path.isLoop,
      },
    });
    enterRoom('explore');
  };
  const save = (format: ExportFormat) => {
    if (!model) return;
    const camera = cameraFromHfov(model.widthPx, model.heightPx, model.hfovRad);
    download(exportPath(path.name, plan.trajectory, format, camera));
  };
  const isElsewhere =
    path.isPlaced && path.worldSeed !== undefined && place?.kind === 'world' && place.seed !== path.worldSeed;
  return (
    <Section title={t('actions.title')} className={styles.actions}>
      {isElsewhere && <p className={styles.about}>{t('actions.elsewhere', { seed: path.worldSeed })}</p>}
      <button type="button" className={`solid ${styles.walk}`} disabled={!place} onClick={walk}>
        <Footprints size={15} aria-hidden="true" />
        {t('actions.walk')}
      </button>
      <div className={styles.exports}>
        <button type="button" className="quiet" disabled={!model} onClick={() => save('tum')}>
          <Download size={14} aria-hidden="true" />
          TUM
        </button>
        <button type="button" className="quiet" disabled={!model} onClick={() => save('nerfstudio')}>
          <Download size={14} aria-hidden="true" />
          nerfstudio
        </button>
      </div>
    </Section>
  );
}
