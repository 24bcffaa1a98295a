import {
  Bookmark,
  Bot,
  Circle,
  Footprints,
  type LucideIcon,
  Pause,
  Play,
  RotateCcw,
  Save,
  Sparkles,
  Square,
  StepBack,
  StepForward,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { press } from '../../components/press.ts';
import { KeyHint } from '../../input/key-hint.tsx';
import type { KeyAction } from '../../input/key-map.ts';
import { useKeyShortcuts } from '../../input/use-key-hint.ts';
import { addBookmark } from '../../studio/bookmarks.ts';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { BranchTree } from './branch-tree.tsx';
import { Filmstrip } from './filmstrip.tsx';
import { ImageButton } from './image-button.tsx';
import styles from './transport.module.css';

/** The controls of the walk; each has a key. */
export function Transport() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const { paused, recording, driver } = useStudioState((state) => state.engine);
  const hasPlace = useStudioState((state) => state.place !== undefined);
  const hasModel = useStudioState((state) => state.model !== undefined);
  return (
    <footer className={styles.bar}>
      <BranchTree />
      <Filmstrip />
      <div className={styles.group} role="toolbar" aria-label={t('transport.label')}>
        <Control
          icon={paused ? Play : Pause}
          label={t(paused ? 'transport.goOn' : 'transport.pause')}
          action="pause"
          disabled={!hasPlace}
          onPress={() => studio.togglePause()}
        />
        <Control
          icon={StepBack}
          label={t('transport.back')}
          action="back"
          isMinor
          disabled={!hasPlace}
          onPress={() => studio.stepBack()}
        />
        <Control
          icon={StepForward}
          label={t('transport.step')}
          action="step"
          isMinor
          disabled={!hasPlace}
          onPress={() => studio.step()}
        />
        <Control
          icon={RotateCcw}
          label={t('transport.reset')}
          action="reset"
          disabled={!hasPlace}
          onPress={() => studio.reset()}
        />
        <i className={styles.gap} aria-hidden="true" />
        <Control
          icon={Bot}
          label={t(driver === 'person' ? 'transport.wander' : 'transport.takeOver')}
          action="wander"
          tone={driver === 'person' ? undefined : 'driven'}
          disabled={!hasPlace}
          onPress={() => studio.toggleWander()}
        />
        <i className={styles.gap} aria-hidden="true" />
        <Control
          icon={Footprints}
          label={t('transport.newWorld')}
          action="newWorld"
          disabled={!hasModel}
          onPress={() => studio.newWorld()}
        />
        <ImageButton disabled={!hasModel} icon={Sparkles} className={`${styles.control} ${styles.minor}`} />
        <i className={styles.gap} aria-hidden="true" />
        <Control
          icon={Bookmark}
          label={t('transport.bookmark')}
          action="bookmark"
          isMinor
          disabled={!hasPlace}
          onPress={() => addBookmark(studio)}
        />
        <Control
          icon={Save}
          label={t('transport.saveDream')}
          action="saveDream"
          isMinor
          disabled={!hasPlace}
          onPress={() => studio.saveDream()}
        />
        <i className={styles.gap} aria-hidden="true" />
        <Control
          icon={recording ? Square : Circle}
          label={t(recording ? 'transport.stop' : 'transport.record')}
          action="record"
          tone={recording ? 'active' : 'record'}
          disabled={!hasPlace}
          onPress={() => studio.toggleRecording()}
        />
      </div>
    </footer>
  );
}

interface ControlProps {
  readonly icon: LucideIcon;
  readonly label: string;
  /** Whose keys do the same. */
  readonly action: KeyAction;
  readonly tone?: 'record' | 'active' | 'driven';
  /** Its icon tells enough where there is little room. */
  readonly isMinor?: boolean;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

function Control({ icon: Icon, label, action, tone, isMinor, disabled, onPress }: ControlProps) {
  const shortcuts = useKeyShortcuts(action);
  return (
    <button
      type="button"
      className={isMinor ? `${styles.control} ${styles.minor}` : styles.control}
      title={label}
      data-tone={tone}
      disabled={disabled}
      aria-keyshortcuts={shortcuts}
      onClick={press(onPress)}
    >
      <Icon size={15} strokeWidth={1.9} aria-hidden="true" />
      <span>{label}</span>
      <KeyHint deed={{ group: 'actions', name: action }} />
    </button>
  );
}
