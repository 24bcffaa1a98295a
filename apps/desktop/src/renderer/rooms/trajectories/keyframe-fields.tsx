import { useTranslation } from 'react-i18next';
import { NumberField } from '../../components/number-field.tsx';
import styles from './keyframe-fields.module.css';
import type { PathKeyframe } from './state/path-document.ts';
import { edit } from './state/trajectories-store.ts';
import { turnedPose, type YawPitchRoll, yawPitchRollOf } from './state/yaw-pitch-roll.ts';

const DEG = 180 / Math.PI;
const SLOWEST_M_PER_S = 0.05;
const FASTEST_M_PER_S = 100;
/** Straight up and down, yaw and roll are the same. */
const STEEPEST_DEG = 89;

const AXES = ['x', 'y', 'z'] as const;
const ANGLES = ['yawRad', 'pitchRad', 'rollRad'] as const;

interface KeyframeFieldsProps {
  readonly keyframe: PathKeyframe;
  /** Counted from 1. */
  readonly number: number;
}

/** One keyframe in numbers: where it is, how it is turned, how fast it is passed. */
export function KeyframeFields({ keyframe, number }: KeyframeFieldsProps) {
  const { t } = useTranslation('trajectories');
  const { id, pose, speedMPerS } = keyframe;
  const turn = yawPitchRollOf(pose);
  const change = (field: string, part: Partial<Omit<PathKeyframe, 'id'>>) =>
    edit({ type: 'changeKeyframe', keyframeId: id, change: part }, `${field} ${id}`);
  const moveTo = (axis: number, metres: number) => {
    const [x, y, z] = pose.translation.map((value, index) => (index === axis ? metres : value));
    change(AXES[axis], { pose: { ...pose, translation: [x, y, z] } });
  };
  const turnTo = (angle: keyof YawPitchRoll, degrees: number) =>
    change(angle, { pose: turnedPose(pose.translation, { ...turn, [angle]: degrees / DEG }) });
  return (
    <fieldset className={styles.fields}>
      <legend className="visually-hidden">{t('keyframes.number', { number })}</legend>
      {AXES.map((axis, index) => (
        <NumberField
          key={axis}
          label={axis}
          unit="m"
          value={pose.translation[index]}
          digits={2}
          step={0.1}
          onChange={(metres) => moveTo(index, metres)}
        />
      ))}
      {ANGLES.map((angle) => (
        <NumberField
          key={angle}
          label={t(`keyframes.${angle}`)}
          unit="°"
          value={turn[angle] * DEG}
          digits={1}
          step={5}
          min={angle === 'pitchRad' ? -STEEPEST_DEG : undefined}
          max={angle === 'pitchRad' ? STEEPEST_DEG : undefined}
          onChange={(degrees) => turnTo(angle, degrees)}
        />
      ))}
      <NumberField
        label={t('keyframes.speed')}
        unit="m/s"
        value={speedMPerS}
        digits={2}
        step={0.25}
        min={SLOWEST_M_PER_S}
        max={FASTEST_M_PER_S}
        onChange={(speed) => change('speed', { speedMPerS: speed })}
      />
    </fieldset>
  );
}
