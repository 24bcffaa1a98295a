import type { AgreementPoint } from '@dreamwalk/evaluation';
import { useTranslation } from 'react-i18next';
import { percent } from '../evaluate-words.ts';
import styles from './agreement-plot.module.css';

const SIDE_PX = 360;
/** The square that 0 to 1 is drawn in. */
const FRAME = { left: 46, right: 350, top: 10, bottom: 314 } as const;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

const x = (share: number) => FRAME.left + share * (FRAME.right - FRAME.left);
const y = (share: number) => FRAME.bottom - share * (FRAME.bottom - FRAME.top);

/**
 * Imagined success against real success, a numbered point for each policy, with the intervals of both.
 * @param points each of at least one pair of episodes, so that it has a value
 */
export function AgreementPlot({ points }: { readonly points: readonly AgreementPoint[] }) {
  const { t } = useTranslation('evaluate');
  return (
    <svg
      className={styles.plot}
      viewBox={`0 0 ${SIDE_PX + 12} ${SIDE_PX - 6}`}
      role="img"
      aria-label={t('reality.chart', { count: points.length })}
    >
      {TICKS.map((tick) => (
        <g key={tick} className={styles.grid}>
          <line x1={x(tick)} x2={x(tick)} y1={FRAME.top} y2={FRAME.bottom} />
          <line x1={FRAME.left} x2={FRAME.right} y1={y(tick)} y2={y(tick)} />
          <text x={x(tick)} y={FRAME.bottom + 15} textAnchor="middle">
            {percent(tick)}
          </text>
          <text x={FRAME.left - 7} y={y(tick) + 3.5} textAnchor="end">
            {percent(tick)}
          </text>
        </g>
      ))}
      <line className={styles.diagonal} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      <text className={styles.axis} x={x(0.5)} y={FRAME.bottom + 33} textAnchor="middle">
        {t('reality.imagined')}
      </text>
      <text className={styles.axis} transform={`translate(10 ${y(0.5)}) rotate(-90)`} textAnchor="middle">
        {t('reality.real')}
      </text>
      {points.map(({ policy, task, imagined, real }) => (
        <g key={`${policy} ${task}`} className={styles.interval}>
          {imagined.interval && (
            <line
              x1={x(imagined.interval.low)}
              x2={x(imagined.interval.high)}
              y1={y(real.value!)}
              y2={y(real.value!)}
            />
          )}
          {real.interval && (
            <line
              x1={x(imagined.value!)}
              x2={x(imagined.value!)}
              y1={y(real.interval.low)}
              y2={y(real.interval.high)}
            />
          )}
        </g>
      ))}
      {points.map(({ policy, task, imagined, real }, at) => (
        <g key={`${policy} ${task}`} className={styles.point}>
          <circle cx={x(imagined.value!)} cy={y(real.value!)} r={8} />
          <text x={x(imagined.value!)} y={y(real.value!) + 3.5} textAnchor="middle">
            {at + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}
