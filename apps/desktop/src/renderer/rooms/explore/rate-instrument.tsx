import { useRef } from 'react';
import { Section } from '../../components/section.tsx';
import { useFrames, useStudio, useStudioState } from '../../studio/studio-context.tsx';
import styles from './rate-instrument.module.css';
import { drawStepHistory } from './step-history.ts';

/** Frames a second, the time of a step, and the way from a key to the screen. */
export function RateInstrument() {
  const fps = useRef<HTMLElement>(null);
  const step = useRef<HTMLElement>(null);
  const latency = useRef<HTMLElement>(null);
  const chart = useRef<HTMLCanvasElement>(null);
  const { feed } = useStudio();
  const framesPerSecond = useStudioState((state) => state.model?.framesPerSecond ?? 20);
  const walking = useStudioState((state) => state.engine.walking);

  useFrames(({ frameIndex, stats, restored }) => {
    // What a frame took that was gone back to says nothing of the dream.
    if (restored) return;
    fps.current!.textContent = stats.framesPerSecond > 0 ? stats.framesPerSecond.toFixed(1) : '–';
    step.current!.textContent = frameIndex > 0 ? formatMs(stats.stepMs) : '–';
    latency.current!.textContent = feed.latencyMs === undefined ? '–' : formatMs(feed.latencyMs);
    drawStepHistory(chart.current!, feed.stepsMs, 1000 / framesPerSecond);
  });

  return (
    <Section
      title="Rate"
      aside={<span className={styles.activity}>{walking ? 'walking' : 'standing still'}</span>}
    >
      <div className={styles.figures}>
        <p className={styles.main} data-testid="fps">
          <b ref={fps}>–</b>
          <span>fps</span>
        </p>
        <p>
          <b ref={step}>–</b>
          <span>ms a step</span>
        </p>
        <p title="From the key press to the frame that answers it">
          <b ref={latency}>–</b>
          <span>ms to screen</span>
        </p>
      </div>
      <canvas
        ref={chart}
        className={styles.chart}
        role="img"
        aria-label={`Times of the last steps against the ${1000 / framesPerSecond} ms that there are`}
      />
    </Section>
  );
}

/** Three or four characters, whatever the size. */
function formatMs(durationMs: number): string {
  return durationMs < 100 ? durationMs.toFixed(1) : durationMs.toFixed(0);
}
