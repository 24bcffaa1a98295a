import { Camera, Copy, SplinePointer, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { KeyframeFields } from './keyframe-fields.tsx';
import styles from './keyframe-panel.module.css';
import { keyframedPath, newKeyframe } from './state/new-path.ts';
import type { PathDocument, PathKeyframe } from './state/path-document.ts';
import type { PathPlan } from './state/path-plan.ts';
import { edit, playhead } from './state/trajectories-store.ts';
import { type PlannedPath, useDesk, usePace } from './use-trajectories.ts';

const newId = () => crypto.randomUUID();

/** The keyframes of the path; of a recorded one, the way to get some. */
export function KeyframePanel({ path, plan }: PlannedPath) {
  const { t } = useTranslation('trajectories');
  const { shape } = path;
  const keyframeId = useDesk((desk) => desk.keyframeId);
  if (shape.kind === 'recorded') return <Recorded path={path} />;
  const { keyframes } = shape;
  const index = keyframes.findIndex(({ id }) => id === keyframeId);
  return (
    <Section title={t('keyframes.title')} aside={<span>{keyframes.length}</span>}>
      <KeyframeTools keyframes={keyframes} plan={plan} keyframeId={keyframeId} />
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
  readonly keyframes: readonly PathKeyframe[];
  readonly plan: PathPlan;
  readonly keyframeId: string | undefined;
}

function KeyframeTools({ keyframes, plan, keyframeId }: KeyframeToolsProps) {
  const { t } = useTranslation('trajectories');
  const studio = useStudio();
  const place = useStudioState((state) => state.place);
  const pace = usePace();
  const addAtPlayhead = () => {
    const { timeS } = playhead;
    const after = plan.keyframeTimesS.findIndex((keyframeS) => keyframeS > timeS);
    const index = after < 0 ? keyframes.length : after;
    const { speedMPerS } = keyframes[Math.max(0, index - 1)];
    edit({
      type: 'addKeyframe',
      keyframe: { id: newId(), pose: plan.poseAt(timeS), speedMPerS },
      index,
    });
  };
  const addAtCamera = () => {
    const camera = studio.feed.latest?.pose;
    if (camera) edit({ type: 'addKeyframe', keyframe: newKeyframe(camera, pace, newId) });
  };
  return (
    <div className={styles.tools}>
      <Tool
        icon={<SplinePointer size={14} />}
        label={t('keyframes.addAtPlayhead')}
        about={t('keyframes.aboutAddAtPlayhead')}
        onPress={addAtPlayhead}
      />
      <Tool
        icon={<Camera size={14} />}
        label={t('keyframes.addAtCamera')}
        about={t('keyframes.aboutAddAtCamera')}
        disabled={!place}
        onPress={addAtCamera}
      />
      <Tool
        icon={<Copy size={14} />}
        label={t('keyframes.duplicate')}
        disabled={!keyframeId}
        onPress={() => keyframeId && edit({ type: 'duplicateKeyframe', keyframeId, newId: newId() })}
      />
      <Tool
        icon={<Trash2 size={14} />}
        label={t('keyframes.remove')}
        disabled={!keyframeId || keyframes.length === 1}
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
      <button
        type="button"
        className={`quiet ${styles.convert}`}
        onClick={() =>
          edit({
            type: 'addPath',
            path: keyframedPath(path, t('names.keyframed', { name: path.name }), newId),
          })
        }
      >
        {t('keyframes.drawAnew')}
      </button>
    </Section>
  );
}
