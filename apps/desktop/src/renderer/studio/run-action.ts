import type { KeyAction } from '../input/key-map.ts';
import type { Studio } from './studio.ts';

/** Does what a key asks for; what needs a place or a model waits for it silently, as its button does. */
export function runAction(studio: Studio, action: KeyAction): void {
  const { place, model } = studio.store.getState();
  if (action === 'help') studio.setHelpOpen(true);
  else if (action === 'memory') studio.nextMemoryPolicy();
  else if (action === 'tint') studio.toggleTint();
  else if (action === 'newWorld') {
    if (model) studio.newWorld();
  } else if (place) inPlace[action](studio);
}

const inPlace: Readonly<Record<'pause' | 'step' | 'back' | 'reset' | 'record', (studio: Studio) => void>> = {
  pause: (studio) => studio.togglePause(),
  step: (studio) => studio.step(),
  back: (studio) => studio.stepBack(),
  reset: (studio) => studio.reset(),
  record: (studio) => studio.toggleRecording(),
};
