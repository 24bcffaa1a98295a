import { STAGES } from '@dreamwalk/world';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { useFrames } from '../../studio/studio-context.tsx';
import { decimal } from '../../words/decimal.ts';
import styles from './stage-times.module.css';

/** The stages of a dreamed frame; `encode` only happens to seen ones. */
const SHOWN = STAGES.filter((stage) => stage !== 'encode');
/** Weight of the newest frame: figures that jump cannot be read. */
const SMOOTHING = 0.2;

/** Where the milliseconds of a step go. */
export function StageTimes() {
  const { t } = useTranslation('explore');
  const smooth = useRef<Record<string, number>>({});
  const bars = useRef<Record<string, HTMLElement | null>>({});
  const figures = useRef<Record<string, HTMLElement | null>>({});
  useFrames(({ frameIndex, stats }) => {
    if (frameIndex === 0) return;
    for (const stage of SHOWN) {
      const ms = stats.timingsMs[stage] ?? 0;
      const before = smooth.current[stage] ?? ms;
      smooth.current[stage] = before + SMOOTHING * (ms - before);
    }
    const totalMs = SHOWN.reduce((sum, stage) => sum + smooth.current[stage], 0);
    for (const stage of SHOWN) {
      bars.current[stage]!.style.flexGrow = String(smooth.current[stage] / Math.max(totalMs, 1e-6));
      figures.current[stage]!.textContent = decimal(smooth.current[stage], 1);
    }
  });
  return (
    <Section title={t('stages.title')} aside="ms">
      <div className={styles.stack} aria-hidden="true">
        {SHOWN.map((stage, index) => (
          <i
            key={stage}
            ref={(element) => {
              bars.current[stage] = element;
            }}
            style={{ background: `var(--stage-${index + 1})` }}
          />
        ))}
      </div>
      <dl className={styles.list}>
        {SHOWN.map((stage, index) => (
          <div key={stage} title={t(`stages.${stage}.about`)}>
            <dt>
              <i style={{ background: `var(--stage-${index + 1})` }} aria-hidden="true" />
              {t(`stages.${stage}.name`)}
            </dt>
            <dd
              ref={(element) => {
                figures.current[stage] = element;
              }}
            >
              –
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
