import { Pause, Play } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import range from '../../settings/range-input.module.css';
import { decimal } from '../../words/decimal.ts';
import styles from './playback.module.css';
import { playhead } from './state/trajectories-store.ts';
import { usePace, usePlannedPath } from './use-trajectories.ts';

/** Goes through the path in time: by itself, or by hand. */
export function Playback() {
  const { t } = useTranslation('trajectories');
  const planned = usePlannedPath();
  const { framesPerSecond } = usePace();
  const slider = useRef<HTMLInputElement>(null);
  const time = useRef<HTMLOutputElement>(null);
  const [isPlaying, setIsPlaying] = useState(playhead.isPlaying);
  const durationS = planned?.plan.durationS ?? 0;
  const isLoop = planned?.path.isLoop ?? false;
  const lastFrame = Math.ceil(durationS * framesPerSecond);

  const draw = useEffectEvent(() => {
    const { timeS } = playhead;
    // The end need not fall on a frame; the slider's end is the frame after it.
    const frame = timeS < durationS ? timeS * framesPerSecond : lastFrame;
    slider.current!.value = String(frame);
    slider.current!.style.setProperty('--to', `${(100 * frame) / Math.max(1, lastFrame)}%`);
    slider.current!.setAttribute('aria-valuetext', t('playback.seconds', { seconds: decimal(timeS, 1) }));
    time.current!.textContent = t('playback.time', {
      seconds: decimal(timeS, 1),
      whole: decimal(durationS, 1),
    });
    setIsPlaying(playhead.isPlaying);
  });
  useEffect(() => {
    const stop = playhead.subscribe(() => draw());
    playhead.lead(durationS, isLoop);
    return stop;
  }, [durationS, isLoop]);
  // Also where only the words changed.
  useEffect(() => draw());

  return (
    <section className={styles.bar} aria-label={t('playback.label')}>
      <button
        type="button"
        className={styles.play}
        aria-label={t(isPlaying ? 'playback.pause' : 'playback.play')}
        disabled={durationS === 0}
        onClick={() => (isPlaying ? playhead.pause() : playhead.play())}
      >
        {isPlaying ? (
          <Pause size={16} strokeWidth={1.9} aria-hidden="true" />
        ) : (
          <Play size={16} strokeWidth={1.9} aria-hidden="true" />
        )}
      </button>
      <div className={styles.track}>
        <input
          ref={slider}
          type="range"
          className={range.range}
          min={0}
          max={lastFrame}
          step={1}
          defaultValue={0}
          disabled={durationS === 0}
          aria-label={t('playback.moment')}
          onChange={(event) => {
            playhead.pause();
            playhead.seek(Number(event.target.value) / framesPerSecond);
          }}
        />
        <div className={styles.ticks} aria-hidden="true">
          {planned?.plan.keyframeTimesS.map((timeS) => (
            <i key={timeS} style={{ left: `${(100 * timeS * framesPerSecond) / Math.max(1, lastFrame)}%` }} />
          ))}
        </div>
      </div>
      <output ref={time} className={styles.time} />
    </section>
  );
}
