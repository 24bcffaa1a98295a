import { FileInput, Footprints, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureMessage } from '../../components/failure-message.tsx';
import { Section } from '../../components/section.tsx';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { chooseTrajectory } from './import-file.ts';
import { PathList } from './path-list.tsx';
import styles from './path-rail.module.css';
import { RemovedNote } from './removed-note.tsx';
import { drawPath, takeWalk } from './state/add-path.ts';
import { dismissFailure } from './state/trajectories-store.ts';
import { useDesk, useTrajectories } from './use-trajectories.ts';

/** The paths there are, and the ways to get more. */
export function PathRail() {
  const { t } = useTranslation('trajectories');
  const studio = useStudio();
  const place = useStudioState((state) => state.place);
  const count = useDesk(({ paths }) => paths.length);
  return (
    <aside className={styles.rail} aria-label={t('list.label')}>
      <Section title={t('list.title')} aside={count > 0 && <span>{count}</span>}>
        <div className={styles.sources}>
          <Source
            icon={<Plus size={14} />}
            label={t('list.draw')}
            about={t('list.aboutDraw')}
            onPress={() => drawPath(studio)}
          />
          <ImportButton />
          <Source
            icon={<Footprints size={14} />}
            label={t('list.takeWalk')}
            about={t('list.aboutTakeWalk')}
            disabled={!place}
            onPress={() => takeWalk(studio)}
          />
        </div>
      </Section>
      <Refusal />
      <PathList />
      <RemovedNote />
    </aside>
  );
}

interface SourceProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly about: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

function Source({ icon, label, about, disabled, onPress }: SourceProps) {
  return (
    <button type="button" className={styles.source} title={about} disabled={disabled} onClick={onPress}>
      <span aria-hidden="true">{icon}</span>
      {label}
    </button>
  );
}

function ImportButton() {
  const { t } = useTranslation('trajectories');
  const studio = useStudio();
  return (
    <Source
      icon={<FileInput size={14} />}
      label={t('list.import')}
      about={t('list.aboutImport')}
      onPress={() => void chooseTrajectory(studio)}
    />
  );
}

/** Why a file was not read. */
function Refusal() {
  const { t } = useTranslation('trajectories');
  const failure = useTrajectories((state) => state.failure);
  if (!failure) return null;
  return (
    <div className={styles.refusal} role="alert">
      <h3>{t('import.refused')}</h3>
      <p>
        <FailureMessage message={failure.message} />
      </p>
      <button type="button" className="quiet" onClick={dismissFailure}>
        {t('import.dismiss')}
      </button>
    </div>
  );
}
