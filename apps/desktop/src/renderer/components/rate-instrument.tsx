import { useRef } from 'react';
import { useFrames, useStudioState } from '../studio/studio-context.tsx';
import styles from './rate-instrument.module.css';
import { Section } from './section.tsx';
import { drawStepHistory } from './step-history.ts';

const HISTORY_FRAMES = 120;

/** Frames a second, the time of a step, and the way from a key to the screen. */
export function RateInstrument() {
  const fps = useRef<HTMLElement>(null);
  const step = useRef<HTMLElement>(null);
  const latency = useRef<HTMLElement>(null);
  const chart = useRef<HTMLCanvasElement>(null);
  const history = useRef<number[]>([]);
  const framesPerSecond = useStudioState((state) => state.model?.framesPerSecond ?? 20);
  const walking = useStudioState((state) => state.engine.walking);

  useFrames(({ frameIndex, stats, latencyMs }) => {
    if (frameIndex === 0) history.current = [];
    else history.current.push(stats.stepMs);
    if (history.current.length > HISTORY_FRAMES) history.current.shift();
    fps.current!.textContent = stats.framesPerSecond > 0 ? stats.framesPerSecond.toFixed(1) : '–';
    step.current!.textContent = frameIndex > 0 ? formatMs(stats.stepMs) : '–';
    if (latencyMs !== undefined) latency.current!.textContent = formatMs(latencyMs);
    drawStepHistory(chart.current!, history.current, 1000 / framesPerSecond);
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
        aria-label={`Time of the last ${HISTORY_FRAMES} steps against the ${1000 / framesPerSecond} ms that there are`}
      />
    </Section>
  );
}

/** Three or four characters, whatever the size. */
function formatMs(durationMs: number): string {
  return durationMs < 100 ? durationMs.toFixed(1) : durationMs.toFixed(0);
}
