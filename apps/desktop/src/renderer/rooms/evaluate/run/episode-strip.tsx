import type { Arm } from '@dreamwalk/evaluation';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FramePicture } from '../../../components/frame-picture.tsx';
import { useStudio } from '../../../studio/studio-context.tsx';
import { openEpisode } from '../open-episode.ts';
import { episodeFrames } from '../state/episode-frames.ts';
import type { DreamedAgain } from '../state/evaluation-client.ts';
import styles from './episode-strip.module.css';

interface EpisodeStripProps {
  readonly dreamed: DreamedAgain;
  readonly arm: Arm;
}

/** Frames of an episode from its first to its last; pressed, one goes on from there in Explore. */
export function EpisodeStrip({ dreamed, arm }: EpisodeStripProps) {
  const { t } = useTranslation('evaluate');
  const studio = useStudio();
  const frames = useMemo(() => episodeFrames(dreamed.dream), [dreamed]);
  return (
    <>
      <p className={styles.about}>{t('failures.frames')}</p>
      <div className={styles.strip} data-testid="episode-strip">
        {frames.map((frame) => (
          <button
            key={frame.frameIndex}
            type="button"
            className={styles.frame}
            onClick={() => openEpisode(studio, dreamed, arm, frame)}
          >
            <FramePicture frame={frame.frame} label={t('failures.open', { frame: frame.frameIndex })} />
            <span aria-hidden="true">{frame.frameIndex}</span>
          </button>
        ))}
      </div>
    </>
  );
}
