import {
  Circle,
  Footprints,
  type LucideIcon,
  Pause,
  Play,
  RotateCcw,
  Sparkles,
  Square,
  StepBack,
  StepForward,
} from 'lucide-react';
import { Kbd } from '../../components/kbd.tsx';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { Filmstrip } from './filmstrip.tsx';
import { ImageButton } from './image-button.tsx';
import styles from './transport.module.css';

/** The controls of the walk; each has a key. */
export function Transport() {
  const studio = useStudio();
  const { paused, recording } = useStudioState((state) => state.engine);
  const hasPlace = useStudioState((state) => state.place !== undefined);
  const hasModel = useStudioState((state) => state.model !== undefined);
  return (
    <footer className={styles.bar}>
      <Filmstrip />
      <div className={styles.group} role="toolbar" aria-label="Walk">
        <Control
          icon={paused ? Play : Pause}
          label={paused ? 'Go on' : 'Pause'}
          keyName="Space"
          disabled={!hasPlace}
          onPress={() => studio.togglePause()}
        />
        <Control
          icon={StepBack}
          label="Back"
          keyName=","
          disabled={!hasPlace}
          onPress={() => studio.stepBack()}
        />
        <Control
          icon={StepForward}
          label="Step"
          keyName="."
          disabled={!hasPlace}
          onPress={() => studio.step()}
        />
        <Control
          icon={RotateCcw}
          label="Reset"
          keyName="R"
          disabled={!hasPlace}
          onPress={() => studio.reset()}
        />
        <i className={styles.gap} aria-hidden="true" />
        <Control
          icon={Footprints}
          label="New world"
          keyName="N"
          disabled={!hasModel}
          onPress={() => studio.newWorld()}
        />
        <ImageButton disabled={!hasModel} icon={Sparkles} className={styles.control} />
        <i className={styles.gap} aria-hidden="true" />
        <Control
          icon={recording ? Square : Circle}
          label={recording ? 'Stop' : 'Record'}
          keyName="V"
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
  readonly keyName: string;
  readonly tone?: 'record' | 'active';
  readonly disabled: boolean;
  readonly onPress: () => void;
}

function Control({ icon: Icon, label, keyName, tone, disabled, onPress }: ControlProps) {
  return (
    <button
      type="button"
      className={styles.control}
      data-tone={tone}
      disabled={disabled}
      aria-keyshortcuts={keyName}
      onClick={(event) => {
        // A click by mouse must not leave the focus here, or Space would press the button again.
        if (event.detail > 0) event.currentTarget.blur();
        onPress();
      }}
    >
      <Icon size={15} strokeWidth={1.9} aria-hidden="true" />
      <span>{label}</span>
      <Kbd>{keyName}</Kbd>
    </button>
  );
}
