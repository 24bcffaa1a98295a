import type { EpisodeResult, EvaluationHeader } from '@dreamwalk/evaluation';
import { Film } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FramePicture } from '../../../components/frame-picture.tsx';
import { decimal } from '../../../words/decimal.ts';
import { percent, policyName, taskName } from '../evaluate-words.ts';
import { useEvaluations, useEvaluationsState } from '../state/evaluations-context.tsx';
import { useEpisodePicture } from '../state/use-episode-picture.ts';
import { EpisodeStrip } from './episode-strip.tsx';
import styles from './episode-tile.module.css';

interface EpisodeTileProps {
  readonly result: EpisodeResult;
  readonly header: EvaluationHeader;
}

/** An episode that failed, and the way into it. */
export function EpisodeTile({ result, header }: EpisodeTileProps) {
  const { t } = useTranslation('evaluate');
  const { key, policy, task, arm, startIndex, steps, score, goalDistanceM, blockedSteps } = result;
  const { worldSeed, shift, tour } = result;
  const facts = [
    t(`arms.${arm}.name`),
    tour ?? t('failures.world', { seed: worldSeed! }),
    ...(shift ? [t(`failures.shifts.${shift}`)] : []),
    t('failures.start', { number: startIndex + 1 }),
  ];
  const outcome = [
    t('failures.steps', { count: steps }),
    t('failures.score', { score: percent(score) }),
    ...(goalDistanceM === null ? [] : [t('failures.distance', { distance: decimal(goalDistanceM, 1) })]),
    ...(blockedSteps === 0 ? [] : [t('failures.blocked', { count: blockedSteps })]),
  ];
  const isOpen = useEvaluationsState((state) => state.dreamed?.key === key);
  return (
    <li className={styles.tile} data-open={isOpen}>
      <EpisodePicture episodeKey={key} />
      <div className={styles.text}>
        <h3>
          {policyName(header.policies.find(({ id }) => id === policy)!, t)}
          <span>{taskName(header.tasks.find(({ id }) => id === task)!, t)}</span>
        </h3>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        <p className={styles.facts}>{outcome.join(' · ')}</p>
        <EpisodeLook episodeKey={key} arm={arm} />
      </div>
    </li>
  );
}

/** Where the episode ended; an empty square until that has been dreamed. */
function EpisodePicture({ episodeKey }: { readonly episodeKey: string }) {
  const { t } = useTranslation('evaluate');
  const square = useRef<HTMLDivElement>(null);
  const picture = useEpisodePicture(episodeKey, square);
  return (
    <div ref={square} className={styles.picture} data-testid="episode-picture">
      {picture ? (
        <FramePicture frame={picture} label={t('failures.end')} />
      ) : (
        <Film size={16} strokeWidth={1.5} aria-hidden="true" />
      )}
    </div>
  );
}

interface EpisodeLookProps {
  readonly episodeKey: string;
  readonly arm: EpisodeResult['arm'];
}

/** The frames of the episode, which is dreamed again for that, and the way to each of them. */
function EpisodeLook({ episodeKey, arm }: EpisodeLookProps) {
  const { t } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const dreaming = useEvaluationsState((state) => state.dreaming);
  const dreamed = useEvaluationsState((state) =>
    state.dreamed?.key === episodeKey ? state.dreamed.again : undefined,
  );
  if (dreamed) return <EpisodeStrip dreamed={dreamed} arm={arm} />;
  if (dreaming?.key === episodeKey) {
    const { done, total } = dreaming;
    return (
      <div className={styles.dreaming} role="status">
        <span>{total === 0 ? t('failures.opening') : t('failures.dreaming', { done, total })}</span>
        <button type="button" className="quiet" onClick={() => evaluations.cancelDreaming()}>
          {t('failures.cancel')}
        </button>
      </div>
    );
  }
  return (
    <button
      type="button"
      className={`quiet ${styles.open}`}
      disabled={dreaming !== undefined}
      onClick={() => void evaluations.dreamAgain(episodeKey)}
    >
      <Film size={14} aria-hidden="true" />
      {t('failures.look')}
    </button>
  );
}
