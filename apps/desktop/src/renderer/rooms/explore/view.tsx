import { useEffect, useRef } from 'react';
import { FailureCard } from '../../components/failure-card.tsx';
import { LoadingCard } from '../../components/loading-card.tsx';
import { WalkKeys } from '../../input/walk-keys.ts';
import { runAction } from '../../studio/run-action.ts';
import { useStageCanvas } from '../../studio/stage-canvas.tsx';
import { useFrames, useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { RecordingCard } from './recording-card.tsx';
import styles from './view.module.css';

/** Below this share of remembered pixels the model mostly invents, and the view says so. */
const MOSTLY_INVENTED = 0.35;
/** Who has walked this far knows how. */
const HINT_FRAMES = 12;

/** The light of the dream, cast on what surrounds it. */
export function Surroundings() {
  const studio = useStudio();
  const light = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      studio.feed.onLight((colours) => {
        for (const [corner, [red, green, blue]] of colours.entries())
          light.current?.style.setProperty(`--light-${corner}`, `${red} ${green} ${blue}`);
      }),
    [studio],
  );

  return <div className={styles.light} ref={light} aria-hidden="true" />;
}

/** The dream itself, and what is laid over it. */
export function View() {
  const studio = useStudio();
  const { view, resize } = useStageCanvas();
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const box = frame.current!;
    box.prepend(view);
    const observer = new ResizeObserver(([{ contentRect }]) => {
      const scale = window.devicePixelRatio;
      resize(
        Math.max(1, Math.round(contentRect.width * scale)),
        Math.max(1, Math.round(contentRect.height * scale)),
      );
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [view, resize]);

  useEffect(() => {
    const keys = new WalkKeys({
      stage: frame.current!,
      onInput: (held, timeMs) => studio.send({ type: 'input', keys: held, timeMs }),
      onAction: (action) => runAction(studio, action),
      onCapture: (isMouseCaptured) => studio.store.setState({ isMouseCaptured }),
    });
    return () => keys.dispose();
  }, [studio]);

  return (
    <main className={styles.surround}>
      <div className={styles.frame} ref={frame} data-testid="view">
        <Badges />
        <InventedNote />
        <MouseHint />
        <LoadingCard />
        <FailureCard />
        <RecordingCard />
      </div>
    </main>
  );
}

function Badges() {
  const { paused, recording } = useStudioState((state) => state.engine);
  const hasPlace = useStudioState((state) => state.place !== undefined);
  return (
    <div className={styles.badges} aria-hidden="true">
      {recording && (
        <span className={styles.recording}>
          <i /> Rec
        </span>
      )}
      {paused && hasPlace && <span>Paused</span>}
    </div>
  );
}

function InventedNote() {
  const note = useRef<HTMLParagraphElement>(null);
  useFrames((frame) => {
    note.current!.dataset.shown = String(frame.stats.coveredShare < MOSTLY_INVENTED);
  });
  return (
    <p className={styles.invented} ref={note} data-shown="false">
      Nothing remembered here: the model invents
    </p>
  );
}

function MouseHint() {
  const hint = useRef<HTMLParagraphElement>(null);
  const isMouseCaptured = useStudioState((state) => state.isMouseCaptured);
  const hasPlace = useStudioState((state) => state.place !== undefined && state.loading === undefined);
  useFrames((frame) => {
    if (frame.frameIndex > HINT_FRAMES) hint.current!.dataset.shown = 'false';
    else if (frame.frameIndex === 0) hint.current!.dataset.shown = 'true';
  });
  return (
    <p className={styles.hint} ref={hint} data-shown="true" hidden={!hasPlace}>
      {isMouseCaptured
        ? 'Esc lets the mouse go'
        : 'Walk with W A S D · look with the arrows, or click and move the mouse'}
    </p>
  );
}
