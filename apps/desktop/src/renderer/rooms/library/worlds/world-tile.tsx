import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeedView } from './seed-view-worker.ts';
import { seedViews } from './seed-views.ts';
import styles from './world-tile.module.css';

interface WorldTileProps {
  readonly seed: number;
  readonly onEnter: (seed: number) => void;
}

/** A world by the first thing that one sees there; pressed, one walks in it. */
export function WorldTile({ seed, onEnter }: WorldTileProps) {
  const { t } = useTranslation('library');
  const view = useSeedView(seed);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (view) canvas.current!.getContext('2d')!.drawImage(view.picture, 0, 0);
  }, [view]);
  return (
    <button type="button" className={styles.tile} onClick={() => onEnter(seed)}>
      <canvas
        ref={canvas}
        className={styles.picture}
        data-drawn={view !== undefined}
        width={192}
        height={192}
      />
      <span className={styles.name}>{t('worlds.world', { seed })}</span>
      <span className={styles.theme}>{view ? t(`worlds.themes.${view.theme}`) : t('worlds.drawing')}</span>
    </button>
  );
}

function useSeedView(seed: number): SeedView | undefined {
  const [view, setView] = useState(() => seedViews.drawn(seed));
  useEffect(() => {
    let isCurrent = true;
    void seedViews.draw(seed).then((drawn) => {
      if (isCurrent) setView(drawn);
    });
    return () => {
      isCurrent = false;
    };
  }, [seed]);
  return view;
}
