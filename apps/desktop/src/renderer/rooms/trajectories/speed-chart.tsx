import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { decimal } from '../../words/decimal.ts';
import styles from './speed-chart.module.css';
import type { PathPlan } from './state/path-plan.ts';
import { isTooFast } from './state/speed-limit.ts';
import { edit } from './state/trajectories-store.ts';
import { usePace } from './use-trajectories.ts';

/** Size of the drawing in its own units; it is stretched to the rail. */
const WIDTH = 120;
const HEIGHT = 40;

/** The speed along the path, the fastest that the model was trained for, and the way down to it. */
export function SpeedChart({ plan }: { readonly plan: PathPlan }) {
  const { t } = useTranslation('trajectories');
  const { fastestMPerFrame, framesPerSecond } = usePace();
  if (plan.steps.length === 0) return null;
  const mostM = 1.25 * Math.max(fastestMPerFrame, plan.fastestMPerFrame);
  const yOf = (distanceM: number) => HEIGHT * (1 - distanceM / mostM);
  const bars = binned(plan);
  const limitY = yOf(fastestMPerFrame);
  const tooFast = isTooFast(plan.fastestMPerFrame, fastestMPerFrame);
  const fastest = `${decimal(plan.fastestMPerFrame * framesPerSecond, 1)} m/s`;
  return (
    <Section title={t('speed.title')} aside={<span className={styles.fastest}>{fastest}</span>}>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
        role="img"
        aria-label={t('speed.label', {
          fastest: decimal(plan.fastestMPerFrame * framesPerSecond, 1),
          limit: decimal(fastestMPerFrame * framesPerSecond, 1),
        })}
      >
        {bars.map(({ left, width, distanceM }) => (
          <rect
            key={left}
            className={isTooFast(distanceM, fastestMPerFrame) ? styles.over : styles.bar}
            x={left}
            y={yOf(distanceM)}
            width={width}
            height={HEIGHT - yOf(distanceM)}
          />
        ))}
        <line className={styles.limit} x1={0} x2={WIDTH} y1={limitY} y2={limitY} />
      </svg>
      {tooFast ? (
        <div className={styles.warning}>
          <TriangleAlert size={15} aria-hidden="true" />
          <p>{t('speed.tooFast', { limit: decimal(fastestMPerFrame * framesPerSecond, 1) })}</p>
          <button
            type="button"
            className="quiet"
            onClick={() =>
              edit({
                type: 'limitSpeed',
                mPerS: fastestMPerFrame * framesPerSecond,
                fastestMPerS: plan.fastestMPerFrame * framesPerSecond,
              })
            }
          >
            {t('speed.slow')}
          </button>
        </div>
      ) : (
        <p className={styles.fine}>
          {t('speed.fine', { limit: decimal(fastestMPerFrame * framesPerSecond, 1) })}
        </p>
      )}
    </Section>
  );
}

/** No more bars than can be told apart; each is the fastest of its steps. */
function binned({ steps }: PathPlan) {
  const count = Math.min(steps.length, WIDTH);
  return Array.from({ length: count }, (_, bin) => {
    const from = Math.floor((bin * steps.length) / count);
    const to = Math.floor(((bin + 1) * steps.length) / count);
    const distanceM = steps.slice(from, to).reduce((most, step) => Math.max(most, step.distanceM), 0);
    return { left: (bin * WIDTH) / count, width: WIDTH / count, distanceM };
  });
}
