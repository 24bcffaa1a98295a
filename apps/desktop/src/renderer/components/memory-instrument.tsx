import { MEMORY_POLICY_NAMES } from '@dreamwalk/world';
import { useRef } from 'react';
import { policyAbout, policyLabel } from '../studio/policy-words.ts';
import { useFrames, useStudio, useStudioState } from '../studio/studio-context.tsx';
import { Kbd } from './kbd.tsx';
import styles from './memory-instrument.module.css';
import { Section } from './section.tsx';

/** How much is remembered, how much of this frame it covers, and how it is chosen from. */
export function MemoryInstrument() {
  const studio = useStudio();
  const policy = useStudioState((state) => state.engine.memoryPolicy);
  const real = useRef<HTMLElement>(null);
  const generated = useRef<HTMLElement>(null);
  const covered = useRef<HTMLElement>(null);
  const meter = useRef<HTMLElement>(null);
  useFrames(({ stats }) => {
    real.current!.textContent = String(stats.memory.real);
    generated.current!.textContent = String(stats.memory.generated);
    covered.current!.textContent = `${Math.round(stats.coveredShare * 100)} %`;
    meter.current!.style.transform = `scaleX(${stats.coveredShare})`;
  });
  return (
    <Section title="Memory" aside={<Kbd>M</Kbd>}>
      <div className={styles.policies} role="radiogroup" aria-label="How remembered views are chosen">
        {MEMORY_POLICY_NAMES.map((name) => (
          <label key={name} title={policyAbout(name)}>
            <input
              type="radio"
              name="memory-policy"
              value={name}
              checked={policy === name}
              onChange={() => studio.setMemoryPolicy(name)}
              // Chosen by mouse it must not keep the arrow keys, which look round.
              onPointerUp={(event) => event.currentTarget.blur()}
            />
            <span>{policyLabel(name)}</span>
          </label>
        ))}
      </div>
      <div className={styles.counts}>
        <span>
          <i className={styles.seen} aria-hidden="true" />
          <b ref={real}>–</b> seen
        </span>
        <span>
          <i className={styles.dreamed} aria-hidden="true" />
          <b ref={generated}>–</b> dreamed
        </span>
      </div>
      <div className={styles.covered} title="Share of this frame that a remembered view covers">
        <span className={styles.track} aria-hidden="true">
          <i ref={meter} />
        </span>
        <span>
          <b ref={covered}>–</b> covered
        </span>
      </div>
    </Section>
  );
}
