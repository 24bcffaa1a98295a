import { Maximize, Move3d, Redo2, Rotate3d, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathScene } from './scene/path-scene.ts';
import styles from './stage-tools.module.css';
import { type GizmoMode, redoEdit, setGizmo, undoEdit } from './state/trajectories-store.ts';
import { useTrajectories } from './use-trajectories.ts';

/** What can be done in the view: how the gizmo moves a keyframe, what is looked at, and taking back. */
export function StageTools({ scene }: { readonly scene: PathScene | undefined }) {
  const { t } = useTranslation('trajectories');
  const canUndo = useTrajectories(({ history }) => history.past.length > 0);
  const canRedo = useTrajectories(({ history }) => history.future.length > 0);
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('view.tools')}>
      <GizmoChoice mode="move" label={t('view.move')} icon={<Move3d size={16} />} />
      <GizmoChoice mode="turn" label={t('view.turn')} icon={<Rotate3d size={16} />} />
      <i className={styles.gap} aria-hidden="true" />
      <Tool label={t('view.frameAll')} icon={<Maximize size={15} />} onPress={() => scene?.frameAll()} />
      <i className={styles.gap} aria-hidden="true" />
      <Tool
        label={t('undo')}
        icon={<Undo2 size={16} />}
        keys="Control+Z"
        disabled={!canUndo}
        onPress={undoEdit}
      />
      <Tool
        label={t('redo')}
        icon={<Redo2 size={16} />}
        keys="Control+Shift+Z"
        disabled={!canRedo}
        onPress={redoEdit}
      />
    </div>
  );
}

interface GizmoChoiceProps {
  readonly mode: GizmoMode;
  readonly label: string;
  readonly icon: ReactNode;
}

function GizmoChoice({ mode, label, icon }: GizmoChoiceProps) {
  const gizmo = useTrajectories((state) => state.gizmo);
  return <Tool label={label} icon={icon} isPressed={gizmo === mode} onPress={() => setGizmo(mode)} />;
}

interface ToolProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly keys?: string;
  readonly isPressed?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

function Tool({ label, icon, keys, isPressed, disabled, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      aria-keyshortcuts={keys}
      aria-pressed={isPressed}
      title={label}
      disabled={disabled}
      onClick={onPress}
    >
      {icon}
    </button>
  );
}
