import { type KeyboardEvent, lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudio } from '../../studio/studio-context.tsx';
import { DropZone } from './drop-zone.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { PathInspector } from './path-inspector.tsx';
import { PathRail } from './path-rail.tsx';
import { Playback } from './playback.tsx';
import { indexedDbShelf } from './state/path-shelf.ts';
import { keepOn, playhead, redoEdit, undoEdit } from './state/trajectories-store.ts';
import styles from './trajectories-room.module.css';

// Three.js is as large as the rest of the page together, and only this room needs it.
const PathStage = lazy(() => import('./path-stage.tsx'));

let isKept = false;

/** Where camera paths are brought in, made and driven. */
export function TrajectoriesRoom() {
  const { t } = useTranslation('trajectories');
  const studio = useStudio();
  useEffect(() => {
    if (isKept) return;
    isKept = true;
    void keepOn(indexedDbShelf, (error) => studio.fail(error, 'keeping trajectories'));
  }, [studio]);
  useEffect(() => () => playhead.pause(), []);
  return (
    <DropZone>
      <main className={styles.room} aria-label={t('title')} onKeyDown={onKeyDown}>
        <PathRail />
        <Suspense fallback={<div className={styles.stage} />}>
          <PathStage />
        </Suspense>
        <Playback />
        <PathInspector />
      </main>
      <ImportDialog />
    </DropZone>
  );
}

const WRITTEN_IN = 'input:not([type="range"]):not([type="checkbox"]):not([type="radio"]), textarea';

/** Ctrl or ⌘ with Z takes back, with Shift does again; a field that is written in takes its own writing back. */
function onKeyDown(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
  if (event.target instanceof Element && event.target.closest(WRITTEN_IN)) return;
  event.preventDefault();
  if (event.shiftKey) redoEdit();
  else undoEdit();
}
