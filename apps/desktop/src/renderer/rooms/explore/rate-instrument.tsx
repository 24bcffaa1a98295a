import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FoldingSection } from '../../components/folding-section.tsx';
import { useFrames, useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { decimal } from '../../words/decimal.ts';
import styles from './rate-instrument.module.css';
import { drawStepHistory } from './step-history.ts';

/** Frames a second, the time of a step, and the way from a key to the screen. */
export function RateInstrument() {
  const { t } = useTranslation('explore');
  const walking = useStudioState((state) => state.engine.walking);
  return (
    <FoldingSection
      name="rate"
      title={t('rate.title')}
      aside={<span className={styles.activity}>{t(walking ? 'rate.walking' : 'rate.still')}</span>}
    >
      <Figures />
    </FoldingSection>
  );
}

function Figures() {
  const { t } = useTranslation('explore');
  const fps = useRef<HTMLElement>(null);
  const step = useRef<HTMLElement>(null);
  const latency = useRef<HTMLElement>(null);
  const chart = useRef<HTMLCanvasElement>(null);
  const { feed } = useStudio();
  const framesPerSecond = useStudioState((state) => state.model?.framesPerSecond ?? 20);

  useFrames(({ stats, restored }) => {
    const { stepsMs, latencyMs } = feed;
    const stepMs = stepsMs.at(-1);
    step.current!.textContent = stepMs === undefined ? '–' : formatMs(stepMs);
    latency.current!.textContent = latencyMs === undefined ? '–' : formatMs(latencyMs);
    drawStepHistory(chart.current!, stepsMs, 1000 / framesPerSecond);
    // How fast one goes back says nothing of the dream.
    if (restored) return;
    fps.current!.textContent = stats.framesPerSecond > 0 ? decimal(stats.framesPerSecond, 1) : '–';
  });

  return (
    <>
      <div className={styles.figures}>
        <p className={styles.main} data-testid="fps">
          <b ref={fps}>–</b>
          <span>{t('rate.framesPerSecond')}</span>
        </p>
        <p>
          <b ref={step}>–</b>
          <span>{t('rate.step')}</span>
        </p>
        <p title={t('rate.aboutLatency')}>
          <b ref={latency}>–</b>
          <span>{t('rate.latency')}</span>
        </p>
      </div>
      <canvas
        ref={chart}
        className={styles.chart}
        role="img"
        aria-label={t('rate.chart', { budgetMs: 1000 / framesPerSecond })}
      />
    </>
  );
}

/** Three or four characters, whatever the size. */
function formatMs(durationMs: number): string {
  return decimal(durationMs, durationMs < 100 ? 1 : 0);
}
