import type { Estimate } from '@dreamwalk/evaluation';
import { signed } from '../evaluate-words.ts';
import styles from './estimate-figure.module.css';

interface EstimateFigureProps {
  readonly estimate: Estimate;
  /** Why there may be none. */
  readonly unknown: string;
}

/** A number over its interval; a dash where there is none. */
export function EstimateFigure({ estimate: { value, interval }, unknown }: EstimateFigureProps) {
  if (value === null) return <span title={unknown}>–</span>;
  return (
    <div className={styles.figure}>
      <b>{signed(value, 2)}</b>
      {interval && (
        <span>
          {signed(interval.low, 2)} … {signed(interval.high, 2)}
        </span>
      )}
    </div>
  );
}
