import { MEMORY_POLICY_NAMES, type MemoryPolicyName } from '@dreamwalk/world';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FoldingSection } from '../../components/folding-section.tsx';
import { press } from '../../components/press.ts';
import { KeyHint } from '../../input/key-hint.tsx';
import { useKeyShortcuts } from '../../input/use-key-hint.ts';
import { useFrames, useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { formatBytes } from '../../words/bytes.ts';
import styles from './memory-instrument.module.css';

/** How much is remembered, how much of this frame it covers, and how it is chosen from. */
export function MemoryInstrument() {
  const { t } = useTranslation('explore');
  return (
    <FoldingSection
      name="memory"
      title={t('memory.title')}
      aside={<KeyHint deed={{ group: 'actions', name: 'memory' }} />}
    >
      <PolicyChoice />
      <Figures />
      <TintButton />
    </FoldingSection>
  );
}

function PolicyChoice() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const policy = useStudioState((state) => state.engine.memoryPolicy);
  return (
    <>
      <select
        className={styles.policy}
        aria-label={t('memory.policy')}
        value={policy}
        onChange={(event) => {
          studio.setMemoryPolicy(event.target.value as MemoryPolicyName);
          // It must not keep the arrow keys, which look round.
          event.target.blur();
        }}
      >
        {MEMORY_POLICY_NAMES.map((name) => (
          <option key={name} value={name}>
            {t(`policies.${name}.label`)}
          </option>
        ))}
      </select>
      <p className={styles.about}>{t(`policies.${policy}.about`)}</p>
    </>
  );
}

function Figures() {
  const { t, i18n } = useTranslation('explore');
  const real = useRef<HTMLElement>(null);
  const generated = useRef<HTMLElement>(null);
  const held = useRef<HTMLElement>(null);
  const budget = useRef<HTMLElement>(null);
  const size = useRef<HTMLElement>(null);
  const covered = useRef<HTMLElement>(null);
  const meter = useRef<HTMLElement>(null);
  useFrames(({ stats: { memory, coveredShare } }) => {
    real.current!.textContent = String(memory.real);
    generated.current!.textContent = String(memory.generated);
    held.current!.textContent = String(memory.real + memory.generated);
    budget.current!.textContent = String(memory.budget);
    size.current!.textContent = formatBytes(memory.bytes, i18n.language);
    covered.current!.textContent = `${Math.round(coveredShare * 100)} %`;
    meter.current!.style.transform = `scaleX(${coveredShare})`;
  });
  return (
    <>
      <div className={styles.views}>
        <p>
          <span>
            <i className={styles.seen} aria-hidden="true" />
            <b ref={real}>–</b> {t('memory.seen')}
          </span>
          <span>
            <i className={styles.dreamed} aria-hidden="true" />
            <b ref={generated}>–</b> {t('memory.dreamed')}
          </span>
        </p>
        <p>
          <span title={t('memory.aboutBudget')}>
            <b ref={held}>–</b> {t('memory.budget')} <b ref={budget}>–</b> {t('memory.views')}
          </span>
          <b ref={size} className={styles.size} title={t('memory.aboutSize')} data-testid="memory-size">
            –
          </b>
        </p>
      </div>
      <div className={styles.covered} title={t('memory.aboutCovered')}>
        <span className={styles.track} aria-hidden="true">
          <i ref={meter} />
        </span>
        <span>
          <b ref={covered}>–</b> {t('memory.covered')}
        </span>
      </div>
    </>
  );
}

function TintButton() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const isTinted = useStudioState((state) => state.isInventedTinted);
  const tintKeys = useKeyShortcuts('tint');
  return (
    <button
      type="button"
      className={styles.tint}
      aria-pressed={isTinted}
      aria-keyshortcuts={tintKeys}
      onClick={press(() => studio.toggleTint())}
    >
      <i className={styles.dreamed} aria-hidden="true" />
      {t('memory.tint')}
      <KeyHint deed={{ group: 'actions', name: 'tint' }} />
    </button>
  );
}
