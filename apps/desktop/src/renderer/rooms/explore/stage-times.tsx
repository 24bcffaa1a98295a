import { STAGES } from '@dreamwalk/world';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FoldingSection } from '../../components/folding-section.tsx';
import { HISTORY_STEPS } from '../../studio/frame-feed.ts';
import { useFrames, useStudio } from '../../studio/studio-context.tsx';
import { decimal } from '../../words/decimal.ts';
import { sparklinePath } from './sparkline.ts';
import styles from './stage-times.module.css';

/** The stages of a dreamed frame; `encode` only happens to seen ones. */
const SHOWN = STAGES.filter((stage) => stage !== 'encode');
/** Weight of the newest frame: figures that jump cannot be read. */
const SMOOTHING = 0.2;

/** Where the milliseconds of a step go. */
export function StageTimes() {
  const { t } = useTranslation('explore');
  return (
    <FoldingSection name="stages" title={t('stages.title')} aside="ms">
      <Stages />
    </FoldingSection>
  );
}

function Stages() {
  const { t } = useTranslation('explore');
  const { feed } = useStudio();
  const bars = useRef<Record<string, HTMLElement | null>>({});
  const lines = useRef<Record<string, SVGPathElement | null>>({});
  const figures = useRef<Record<string, HTMLElement | null>>({});
  useFrames(() => {
    // Those of frames that were gone back to are not among them: they say nothing of the dream.
    const { stagesMs } = feed;
    if (stagesMs.length === 0) return;
    const columns = SHOWN.map((stage) => stagesMs.map((timingsMs) => timingsMs[stage] ?? 0));
    const totalMs = columns.reduce((sum, lastMs) => sum + smoothed(lastMs), 0);
    for (const [index, stage] of SHOWN.entries()) {
      const ms = smoothed(columns[index]);
      bars.current[stage]!.style.flexGrow = String(ms / Math.max(totalMs, 1e-6));
      lines.current[stage]!.setAttribute('d', sparklinePath(columns[index], HISTORY_STEPS));
      figures.current[stage]!.textContent = decimal(ms, 1);
    }
  });
  return (
    <>
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
            <dd>
              <svg viewBox={`0 0 ${HISTORY_STEPS - 1} 1`} preserveAspectRatio="none" aria-hidden="true">
                <path
                  ref={(element) => {
                    lines.current[stage] = element;
                  }}
                  style={{ stroke: `var(--stage-${index + 1})` }}
                />
              </svg>
              <span
                ref={(element) => {
                  figures.current[stage] = element;
                }}
              >
                –
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function smoothed(lastMs: readonly number[]): number {
  return lastMs.reduce((mean, ms) => mean + SMOOTHING * (ms - mean));
}
