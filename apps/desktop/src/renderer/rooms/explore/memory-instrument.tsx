import { MEMORY_POLICY_NAMES, type MemoryPolicyName } from '@dreamwalk/world';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { press } from '../../components/press.ts';
import { Section } from '../../components/section.tsx';
import { KeyHint } from '../../input/key-hint.tsx';
import { useKeyShortcuts } from '../../input/use-key-hint.ts';
import { useFrames, useStudio, useStudioState } from '../../studio/studio-context.tsx';
import styles from './memory-instrument.module.css';

/** How much is remembered, how much of this frame it covers, and how it is chosen from. */
export function MemoryInstrument() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const policy = useStudioState((state) => state.engine.memoryPolicy);
  const isTinted = useStudioState((state) => state.isInventedTinted);
  const tintKeys = useKeyShortcuts('tint');
  const real = useRef<HTMLElement>(null);
  const generated = useRef<HTMLElement>(null);
  const budget = useRef<HTMLElement>(null);
  const covered = useRef<HTMLElement>(null);
  const meter = useRef<HTMLElement>(null);
  useFrames(({ stats }) => {
    real.current!.textContent = String(stats.memory.real);
    budget.current!.textContent = String(stats.memory.budget);
    generated.current!.textContent = String(stats.memory.generated);
    covered.current!.textContent = `${Math.round(stats.coveredShare * 100)} %`;
    meter.current!.style.transform = `scaleX(${stats.coveredShare})`;
  });
  return (
    <Section title={t('memory.title')} aside={<KeyHint deed={{ group: 'actions', name: 'memory' }} />}>
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
      <div className={styles.counts}>
        <span>
          <i className={styles.seen} aria-hidden="true" />
          <b ref={real}>–</b> {t('memory.seen')}
        </span>
        <span>
          <i className={styles.dreamed} aria-hidden="true" />
          <b ref={generated}>–</b> {t('memory.dreamed')}
        </span>
        <span title={t('memory.aboutBudget')}>
          {t('memory.budget')} <b ref={budget}>–</b>
        </span>
      </div>
      <div className={styles.covered} title={t('memory.aboutCovered')}>
        <span className={styles.track} aria-hidden="true">
          <i ref={meter} />
        </span>
        <span>
          <b ref={covered}>–</b> {t('memory.covered')}
        </span>
      </div>
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
    </Section>
  );
}
