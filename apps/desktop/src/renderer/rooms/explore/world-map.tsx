import { useEffect, useRef } from 'react';
import { Section } from '../../components/section.tsx';
import { useFrames, useStudio } from '../../studio/studio-context.tsx';
import { drawMap } from './draw-map.ts';
import { MapViewport } from './map-viewport.ts';
import styles from './world-map.module.css';

/** The place from above: the path, what is remembered, and what is looked at now. */
export function WorldMap() {
  const { feed } = useStudio();
  const canvas = useRef<HTMLCanvasElement>(null);
  const viewport = useRef(new MapViewport());
  useFrames((frame) => drawMap(canvas.current!, feed, frame, viewport.current));
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      viewport.current.forget();
      if (feed.latest) drawMap(canvas.current!, feed, feed.latest, viewport.current);
    });
    observer.observe(canvas.current!);
    return () => observer.disconnect();
  }, [feed]);
  return (
    <Section title="Map" className={styles.section}>
      <canvas
        ref={canvas}
        className={styles.map}
        role="img"
        aria-label="The place from above: the path walked, the remembered views, and the views looked at now"
      />
    </Section>
  );
}
