import { STAGES } from '@dreamwalk/world';
import { useRef } from 'react';
import { STAGE_COLOURS } from '../../components/palette.ts';
import { Section } from '../../components/section.tsx';
import { useFrames } from '../../studio/studio-context.tsx';
import styles from './stage-times.module.css';

/** The stages of a dreamed frame; `encode` only happens to seen ones. */
const SHOWN = STAGES.filter((stage) => stage !== 'encode');
/** Weight of the newest frame: figures that jump cannot be read. */
const SMOOTHING = 0.2;

const ABOUT: Readonly<Record<string, string>> = {
  retrieve: 'choosing the views to look at',
  splat: 'carrying their pixels into the new view',
  condition: 'reading the carried pixels',
  denoise: 'dreaming the latent',
  decode: 'turning it into a picture and its depth',
  store: 'remembering the result',
};

/** Where the milliseconds of a step go. */
export function StageTimes() {
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
      figures.current[stage]!.textContent = smooth.current[stage].toFixed(1);
    }
  });
  return (
    <Section title="Step by stage" aside="ms">
      <div className={styles.stack} aria-hidden="true">
        {SHOWN.map((stage, index) => (
          <i
            key={stage}
            ref={(element) => {
              bars.current[stage] = element;
            }}
            style={{ background: STAGE_COLOURS[index] }}
          />
        ))}
      </div>
      <dl className={styles.list}>
        {SHOWN.map((stage, index) => (
          <div key={stage} title={ABOUT[stage]}>
            <dt>
              <i style={{ background: STAGE_COLOURS[index] }} aria-hidden="true" />
              {stage}
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
