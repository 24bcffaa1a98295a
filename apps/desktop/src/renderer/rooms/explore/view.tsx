import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureCard } from '../../components/failure-card.tsx';
import { LoadingCard } from '../../components/loading-card.tsx';
import { RestartNotice } from '../../components/restart-notice.tsx';
import { gamepadAnnouncement } from '../../input/gamepad-words.ts';
import { useMotionKeys } from '../../input/use-key-hint.ts';
import { readWalkControls } from '../../input/walk-controls.ts';
import { runAction } from '../../studio/run-action.ts';
import { useCanvasIn } from '../../studio/stage-canvas.tsx';
import { useFrames, useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { BesidePane } from './beside-pane.tsx';
import { RecordingCard } from './recording-card.tsx';
import { SavedDreamCard } from './saved-dream-card.tsx';
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
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const frame = useRef<HTMLDivElement>(null);
  const view = useCanvasIn(frame, 'view');
  const isAlone = useStudioState((state) => state.engine.beside.kind === 'nothing');

  useEffect(() => view.setAttribute('aria-label', t('view.label')), [view, t]);

  useEffect(
    () =>
      readWalkControls({
        stage: frame.current!,
        onInput: (keys, timeMs) => studio.send({ type: 'input', keys, timeMs }),
        onAction: (action) => runAction(studio, action),
        onCapture: (isMouseCaptured) => studio.store.setState({ isMouseCaptured }),
        onGamepad: (connection) => studio.store.setState({ announcement: gamepadAnnouncement(connection) }),
      }),
    [studio],
  );

  return (
    <main className={styles.surround} data-panes={isAlone ? 1 : 2}>
      {/* Dark in every scheme, as what is round a picture should be. */}
      <div className={styles.frame} ref={frame} data-testid="view" data-scheme="dark">
        <Badges />
        <InventedNote />
        <MouseHint />
        <LoadingCard />
        <RestartNotice />
        <FailureCard />
        <RecordingCard />
        <SavedDreamCard />
      </div>
      {!isAlone && <BesidePane />}
    </main>
  );
}

function Badges() {
  const { t } = useTranslation('explore');
  const { paused, recording } = useStudioState((state) => state.engine);
  const hasPlace = useStudioState((state) => state.place !== undefined);
  const isSoftened = useStudioState((state) => state.isSoftened);
  return (
    <div className={styles.badges} aria-hidden="true">
      {recording && (
        <span className={styles.recording}>
          <i /> {t('view.recording')}
        </span>
      )}
      {isSoftened && <span>{t('view.softened')}</span>}
      {paused && hasPlace && <span>{t('view.paused')}</span>}
    </div>
  );
}

function InventedNote() {
  const { t } = useTranslation('explore');
  const note = useRef<HTMLParagraphElement>(null);
  useFrames((frame) => {
    note.current!.dataset.shown = String(frame.stats.coveredShare < MOSTLY_INVENTED);
  });
  return (
    <p className={styles.invented} ref={note} data-shown="false">
      {t('view.invented')}
    </p>
  );
}

function MouseHint() {
  const { t } = useTranslation('explore');
  const hint = useRef<HTMLParagraphElement>(null);
  const walk = useMotionKeys(['forward', 'left', 'back', 'right']);
  const look = useMotionKeys(['turnLeft', 'turnRight', 'lookUp', 'lookDown']);
  const isMouseCaptured = useStudioState((state) => state.isMouseCaptured);
  const hasPlace = useStudioState((state) => state.place !== undefined && state.loading === undefined);
  useFrames((frame) => {
    if (frame.frameIndex > HINT_FRAMES) hint.current!.dataset.shown = 'false';
    else if (frame.frameIndex === 0) hint.current!.dataset.shown = 'true';
  });
  return (
    <p className={styles.hint} ref={hint} data-shown="true" hidden={!hasPlace}>
      {isMouseCaptured ? t('view.mouseHint') : t('view.walkHint', { walk, look })}
    </p>
  );
}
