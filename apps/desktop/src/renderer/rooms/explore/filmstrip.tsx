import { type KeyboardEvent, type PointerEvent, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrames, useStudio } from '../../studio/studio-context.tsx';
import { drawFilmstrip } from './draw-filmstrip.ts';
import styles from './filmstrip.module.css';
import { FilmstripScale } from './filmstrip-scale.ts';

/** The walk so far; dragging goes back through it, and forth again. */
export function Filmstrip() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const { history } = studio.feed;
  const canvas = useRef<HTMLCanvasElement>(null);

  const draw = useEffectEvent(() => {
    if (studio.feed.latest) drawFilmstrip(canvas.current!, history, studio.feed.latest.frameIndex);
  });
  useFrames(({ frameIndex }) => {
    const { first, last } = history.span;
    const slider = canvas.current!;
    draw();
    slider.setAttribute('aria-valuemin', String(first));
    slider.setAttribute('aria-valuemax', String(last));
    slider.setAttribute('aria-valuenow', String(frameIndex));
    slider.setAttribute('aria-valuetext', t('filmstrip.frame', { frame: frameIndex, last }));
  });

  useEffect(() => {
    const observer = new ResizeObserver(() => draw());
    observer.observe(canvas.current!);
    const stopPictures = history.onPicture(() => draw());
    return () => {
      observer.disconnect();
      stopPictures();
    };
  }, [history]);

  const goTo = (frame: number) => {
    const { first, last } = history.span;
    const frameIndex = Math.min(last, Math.max(first, frame));
    if (frameIndex !== studio.frameIndex) studio.rewind(frameIndex);
  };
  const scrub = ({ currentTarget, clientX, buttons }: PointerEvent<HTMLCanvasElement>) => {
    if (buttons === 0) return;
    const { left, width, height } = currentTarget.getBoundingClientRect();
    goTo(new FilmstripScale(history.span, width, height).frameAt(clientX - left));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = TARGETS[event.key]?.(studio.frameIndex, history.span);
    if (target === undefined) return;
    // These keys would turn the walker otherwise, or scroll.
    event.stopPropagation();
    event.preventDefault();
    goTo(target);
  };
  return (
    <canvas
      ref={canvas}
      className={styles.strip}
      role="slider"
      tabIndex={0}
      aria-label={t('filmstrip.label')}
      aria-valuenow={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        scrub(event);
      }}
      onPointerMove={scrub}
      onKeyDown={onKeyDown}
    />
  );
}

/** Frames of a second, for the larger steps. */
const LARGE_STEP = 20;

/** Where a key leads from the frame that is shown. */
const TARGETS: Readonly<
  Record<string, (shown: number, span: { readonly first: number; readonly last: number }) => number>
> = {
  ArrowLeft: (shown) => shown - 1,
  ArrowRight: (shown) => shown + 1,
  ArrowDown: (shown) => shown - 1,
  ArrowUp: (shown) => shown + 1,
  PageDown: (shown) => shown - LARGE_STEP,
  PageUp: (shown) => shown + LARGE_STEP,
  Home: (_, { first }) => first,
  End: (_, { last }) => last,
};
