import type { MemoryMark } from '@dreamwalk/host';
import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { useFrames, useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { drawMap, type Project } from './draw-map.ts';
import { MapViewport } from './map-viewport.ts';
import { nearestMark } from './nearest-mark.ts';
import { ViewPicture } from './view-picture.tsx';
import styles from './world-map.module.css';

const ZOOM_STEP = 1.3;

/** The place from above: the path, what is remembered, and what is looked at now. A remembered view can be looked at. */
export function WorldMap() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const { feed } = studio;
  const canvas = useRef<HTMLCanvasElement>(null);
  const viewport = useRef(new MapViewport());
  const project = useRef<Project>(undefined);
  const [selected, select] = useState<MemoryMark>();
  const bookmarks = useStudioState((state) => state.bookmarks);

  const draw = useEffectEvent(() => {
    // Forgotten meanwhile, or on another branch.
    const mark = selected && feed.marks.get(selected.entryId) === selected ? selected : undefined;
    if (selected && !mark) select(undefined);
    if (!feed.latest) return;
    const marks = { bookmarks: bookmarks.map(({ pose }) => pose), selected: mark };
    project.current = drawMap(canvas.current!, feed, feed.latest, viewport.current, marks);
  });
  useFrames(() => draw());
  // Again for the view that is selected, and for the bookmarks.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn depends on it
  useEffect(() => draw(), [selected, bookmarks]);

  const zoom = useEffectEvent((factor: number) => {
    viewport.current.zoomBy(factor);
    viewport.current.forget();
    draw();
  });
  useEffect(() => {
    const map = canvas.current!;
    const observer = new ResizeObserver(() => zoom(1));
    observer.observe(map);
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      zoom(ZOOM_STEP ** -Math.sign(event.deltaY));
    };
    map.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      observer.disconnect();
      map.removeEventListener('wheel', onWheel);
    };
  }, []);

  const lookAt = (mark: MemoryMark | undefined) => {
    select(mark);
    if (mark && !feed.pictures.has(mark.entryId)) studio.send({ type: 'showView', entryId: mark.entryId });
  };
  const onClick = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLCanvasElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    const mark =
      project.current && nearestMark(feed.marks.values(), project.current, [clientX - left, clientY - top]);
    lookAt(mark === selected ? undefined : mark);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const marks = [...feed.marks.values()];
    const at = selected ? marks.indexOf(selected) : marks.length;
    if (event.key === '+') zoom(ZOOM_STEP);
    else if (event.key === '-') zoom(1 / ZOOM_STEP);
    else if (event.key === 'PageUp') lookAt(marks[Math.max(0, at - 1)]);
    else if (event.key === 'PageDown') lookAt(marks[at + 1]);
    else if (event.key === 'Escape') lookAt(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Section title={t('map.title')} className={styles.section}>
      <div className={styles.box}>
        <canvas
          ref={canvas}
          className={styles.map}
          role="img"
          aria-label={t('map.label')}
          tabIndex={0}
          onClick={onClick}
          onKeyDown={onKeyDown}
        />
        {selected && (
          <figure className={styles.selected} data-generated={selected.generated} aria-live="polite">
            <ViewPicture
              entryId={selected.entryId}
              label={t(selected.generated ? 'retrieved.dreamed' : 'retrieved.seen')}
            />
            <figcaption>
              {t(selected.generated ? 'retrieved.dreamed' : 'retrieved.seen')}
              <span>{t('map.entry', { entryId: selected.entryId })}</span>
            </figcaption>
          </figure>
        )}
      </div>
    </Section>
  );
}
