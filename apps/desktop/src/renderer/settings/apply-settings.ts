import type { MotionChoice } from '@dreamwalk/host';
import type { Studio } from '../studio/studio.ts';
import { i18next, speak } from '../words/words.ts';
import type { Settings } from './settings-schema.ts';
import { settingsStore } from './settings-store.ts';

/** Makes the studio look, speak and move as the settings say, now and whenever they change. @returns stops it */
export function applySettings(studio: Studio): () => void {
  const applyLook = ({ theme, language }: Settings) => {
    document.documentElement.dataset.theme = theme;
    void speak(language);
  };
  const applyMotion = () => studio.send({ type: 'setMotion', motion: motionOf(settingsStore.getState()) });
  applyLook(settingsStore.getState());
  studio.guardFlicker(settingsStore.getState().reduceFlicker);
  const stopSettings = settingsStore.subscribe((settings, before) => {
    if (settings.theme !== before.theme || settings.language !== before.language) applyLook(settings);
    if (settings.reduceFlicker !== before.reduceFlicker) studio.guardFlicker(settings.reduceFlicker);
    if (JSON.stringify(motionOf(settings)) !== JSON.stringify(motionOf(before))) applyMotion();
    const announcement = motionWords(settings, before);
    if (announcement) studio.store.setState({ announcement });
  });
  // Another engine may have been started for it.
  const stopModels = studio.store.subscribe(({ model }, before) => {
    if (model && model !== before.model) applyMotion();
  });
  return () => {
    stopSettings();
    stopModels();
  };
}

function motionOf({ motionMode, walls, speedScale, keyTurnScale, stickTurnScale }: Settings): MotionChoice {
  return { mode: motionMode, walls, speedScale, keyTurnScale, stickTurnScale };
}

function motionWords(settings: Settings, before: Settings): string | undefined {
  if (settings.motionMode !== before.motionMode)
    return i18next.t(`settings:motion.said.${settings.motionMode}`);
  if (settings.speedScale !== before.speedScale)
    return i18next.t('settings:motion.said.speed', { scale: settings.speedScale });
  return undefined;
}
