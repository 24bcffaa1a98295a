import { useTranslation } from 'react-i18next';
import { FoldingSection } from '../../components/folding-section.tsx';
import { KeyHint } from '../../input/key-hint.tsx';
import { RangeInput } from '../../settings/range-input.tsx';
import { MOTION_MODES, RANGES } from '../../settings/settings-schema.ts';
import { changeSettings } from '../../settings/settings-store.ts';
import { useSetting } from '../../settings/use-setting.ts';
import { useStudioState } from '../../studio/studio-context.tsx';
import { decimal } from '../../words/decimal.ts';
import styles from './motion-instrument.module.css';

/** How one moves: walking or flying, and how fast, against what the model was trained for. */
export function MotionInstrument() {
  const { t } = useTranslation('settings');
  const mode = useSetting('motionMode');
  return (
    <FoldingSection
      name="motion"
      title={t('motion.title')}
      aside={<KeyHint deed={{ group: 'actions', name: 'motionMode' }} />}
    >
      <div className={styles.modes} role="radiogroup" aria-label={t('motion.mode')}>
        {MOTION_MODES.map((choice) => (
          <label key={choice} title={t(choice === 'walk' ? 'motion.aboutWalk' : 'motion.aboutFly')}>
            <input
              type="radio"
              name="motion-mode"
              checked={mode === choice}
              onChange={(event) => {
                changeSettings({ motionMode: choice });
                // By mouse it must not keep the arrow keys, which look round.
                if (!event.target.matches(':focus-visible')) event.target.blur();
              }}
            />
            {t(`motion.${choice}`)}
          </label>
        ))}
      </div>
      <Speed />
    </FoldingSection>
  );
}

function Speed() {
  const { t } = useTranslation('settings');
  const scale = useSetting('speedScale');
  const model = useStudioState((state) => state.model);
  if (!model) return null;
  const { framesPerSecond, speedMPerFrame, trainedSpeedsMPerFrame: trained } = model;
  const perSecond = (mPerFrame: number) => decimal(mPerFrame * framesPerSecond, 1);
  const speedM = speedMPerFrame * scale;
  const text = t('motion.perSecond', { speed: perSecond(speedM) });
  return (
    <>
      <div
        className={styles.speed}
        onPointerUp={({ target }) => {
          // Nor must this.
          if (target instanceof HTMLInputElement) target.blur();
        }}
      >
        <span>{t('motion.speed')}</span>
        <output title={t('motion.times', { scale: decimal(scale, 2) })}>{text}</output>
        <RangeInput
          label={t('motion.speed')}
          range={RANGES.speedScale}
          value={scale}
          valueText={text}
          marked={trained && { from: trained.slowest / speedMPerFrame, to: trained.fastest / speedMPerFrame }}
          onChange={(speedScale) => changeSettings({ speedScale })}
        />
      </div>
      {trained && (
        <p className={styles.note} data-outside={speedM > trained.fastest}>
          {speedM > trained.fastest
            ? t('motion.tooFast')
            : t('motion.trained', {
                slowest: perSecond(trained.slowest),
                fastest: perSecond(trained.fastest),
              })}
        </p>
      )}
    </>
  );
}
