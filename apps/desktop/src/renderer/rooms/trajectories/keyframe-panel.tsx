import { Camera, Copy, SplinePointer, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { KeyframeFields } from './keyframe-fields.tsx';
import styles from './keyframe-panel.module.css';
import { addKeyframeAtCamera, addKeyframeAtPlayhead, duplicateKeyframe } from './state/add-keyframe.ts';
import { redrawPath } from './state/add-path.ts';
import type { PathDocument } from './state/path-document.ts';
import type { PlannedPath } from './state/planned-path.ts';
import { edit, playhead } from './state/trajectories-store.ts';
import { useDesk } from './use-trajectories.ts';

/** The keyframes of the path; of a recorded one, the way to get some. */
export function KeyframePanel(planned: PlannedPath) {
  const { t } = useTranslation('trajectories');
  const { path, plan } = planned;
  const { shape } = path;
  const keyframeId = useDesk((desk) => desk.keyframeId);
  if (shape.kind === 'recorded') return <Recorded path={path} />;
  const { keyframes } = shape;
  const index = keyframes.findIndex(({ id }) => id === keyframeId);
  return (
    <Section title={t('keyframes.title')} aside={<span>{keyframes.length}</span>}>
      <KeyframeTools planned={planned} keyframeCount={keyframes.length} keyframeId={keyframeId} />
      <ul className={styles.numbers} aria-label={t('keyframes.title')}>
        {keyframes.map(({ id }, place) => (
          <li key={id}>
            <button
              type="button"
              className={styles.number}
              aria-pressed={id === keyframeId}
              aria-label={t('keyframes.number', { number: place + 1 })}
              onClick={() => {
                playhead.pause();
                playhead.seek(plan.keyframeTimesS[place]);
                edit({ type: 'selectKeyframe', keyframeId: id });
              }}
            >
              {place + 1}
            </button>
          </li>
        ))}
      </ul>
      {index >= 0 ? (
        <KeyframeFields key={keyframeId} keyframe={keyframes[index]} number={index + 1} />
      ) : (
        <p className={styles.about}>{t('keyframes.about')}</p>
      )}
    </Section>
  );
}

interface KeyframeToolsProps {
  readonly planned: PlannedPath;
  readonly keyframeCount: number;
  readonly keyframeId: string | undefined;
}

function KeyframeTools({ planned, keyframeCount, keyframeId }: KeyframeToolsProps) {
  const { t } = useTranslation('trajectories');
  const studio = useStudio();
  const place = useStudioState((state) => state.place);
  return (
    <div className={styles.tools}>
      <Tool
        icon={<SplinePointer size={14} />}
        label={t('keyframes.addAtPlayhead')}
        about={t('keyframes.aboutAddAtPlayhead')}
        onPress={() => addKeyframeAtPlayhead(planned)}
      />
      <Tool
        icon={<Camera size={14} />}
        label={t('keyframes.addAtCamera')}
        about={t('keyframes.aboutAddAtCamera')}
        disabled={!place}
        onPress={() => addKeyframeAtCamera(studio)}
      />
      <Tool
        icon={<Copy size={14} />}
        label={t('keyframes.duplicate')}
        disabled={!keyframeId}
        onPress={() => keyframeId && duplicateKeyframe(keyframeId)}
      />
      <Tool
        icon={<Trash2 size={14} />}
        label={t('keyframes.remove')}
        disabled={!keyframeId || keyframeCount === 1}
        onPress={() => keyframeId && edit({ type: 'removeKeyframe', keyframeId })}
      />
    </div>
  );
}

interface ToolProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly about?: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

function Tool({ icon, label, about, disabled, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      title={about}
      aria-label={about}
      disabled={disabled}
      onClick={onPress}
    >
      <span aria-hidden="true">{icon}</span>
      {label}
    </button>
  );
}

function Recorded({ path }: { readonly path: PathDocument }) {
  const { t } = useTranslation('trajectories');
  return (
    <Section title={t('keyframes.title')}>
      <p className={styles.about}>{t('keyframes.aboutRecorded')}</p>
      <button type="button" className={`quiet ${styles.convert}`} onClick={() => redrawPath(path)}>
        {t('keyframes.drawAnew')}
      </button>
    </Section>
  );
}
