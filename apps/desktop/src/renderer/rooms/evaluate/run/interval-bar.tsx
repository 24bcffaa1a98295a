import type { Interval } from '@dreamwalk/evaluation';
import styles from './interval-bar.module.css';

const WIDTH_PX = 96;
const HEIGHT_PX = 14;
const INSET_PX = 3;

interface IntervalBarProps {
  readonly value: number;
  /** Null for none. */
  readonly interval: Interval | null;
  /** What the ends of the bar stand for. */
  readonly from: number;
  readonly to: number;
  /** Which colour it is drawn in. */
  readonly tone: 'imagined' | 'real' | 'plain';
}

/** A value and its interval on a scale, beside the numbers that say the same. */
export function IntervalBar({ value, interval, from, to, tone }: IntervalBarProps) {
  const at = (each: number) =>
    INSET_PX + ((Math.min(to, Math.max(from, each)) - from) / (to - from)) * (WIDTH_PX - 2 * INSET_PX);
  const middle = HEIGHT_PX / 2;
  return (
    <svg
      className={styles.bar}
      data-tone={tone}
      width={WIDTH_PX}
      height={HEIGHT_PX}
      viewBox={`0 0 ${WIDTH_PX} ${HEIGHT_PX}`}
      aria-hidden="true"
    >
      <line className={styles.track} x1={at(from)} x2={at(to)} y1={middle} y2={middle} />
      {from < 0 && <line className={styles.zero} x1={at(0)} x2={at(0)} y1={1} y2={HEIGHT_PX - 1} />}
      {interval && (
        <line
          className={styles.interval}
          x1={at(interval.low)}
          x2={at(interval.high)}
          y1={middle}
          y2={middle}
        />
      )}
      <circle className={styles.value} cx={at(value)} cy={middle} r={3} />
    </svg>
  );
}
