import type { KeyAction } from '../input/key-map.ts';
import { changeSpeed, toggleMotionMode } from '../settings/settings-store.ts';
import { addBookmark } from './bookmarks.ts';
import type { Studio } from './studio.ts';

/** Does what a key asks for; what needs a place or a model waits for it silently, as its button does. */
export function runAction(studio: Studio, action: KeyAction): void {
  const { place, model } = studio.store.getState();
  if (action === 'help') studio.setHelpOpen(true);
  else if (action === 'memory') studio.nextMemoryPolicy();
  else if (action === 'tint') studio.toggleTint();
  else if (action === 'difference') studio.toggleDifference();
  else if (action === 'motionMode') toggleMotionMode();
  else if (action === 'faster') changeSpeed(1);
  else if (action === 'slower') changeSpeed(-1);
  else if (action === 'newWorld') {
    if (model) studio.newWorld();
  } else if (place) inPlace[action](studio);
}

/** Whether an action would do anything now. */
export function isPossible(studio: Studio, action: KeyAction): boolean {
  const { place, model, engine } = studio.store.getState();
  if (action === 'newWorld') return model !== undefined;
  if (action === 'difference') return engine.beside.kind !== 'nothing';
  return place !== undefined || !(action in inPlace);
}

/** The actions that need no place. */
type AnywhereAction =
  | 'help'
  | 'memory'
  | 'tint'
  | 'difference'
  | 'motionMode'
  | 'faster'
  | 'slower'
  | 'newWorld';

const inPlace: Readonly<Record<Exclude<KeyAction, AnywhereAction>, (studio: Studio) => void>> = {
  pause: (studio) => studio.togglePause(),
  step: (studio) => studio.step(),
  back: (studio) => studio.stepBack(),
  reset: (studio) => studio.reset(),
  beside: (studio) => studio.nextBeside(),
  wander: (studio) => studio.toggleWander(),
  bookmark: (studio) => addBookmark(studio),
  saveDream: (studio) => studio.saveDream(),
  record: (studio) => studio.toggleRecording(),
};
