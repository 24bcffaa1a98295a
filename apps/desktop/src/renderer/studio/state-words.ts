import type { EngineState } from '@dreamwalk/host';
import { i18next } from '../words/words.ts';

/** What is worth saying aloud of what the engine does now; undefined where it is nothing new. */
export function sayChange(before: EngineState, now: EngineState): string | undefined {
  if (now.memoryPolicy !== before.memoryPolicy)
    return i18next.t('said.memory', { policy: i18next.t(`explore:policies.${now.memoryPolicy}.label`) });
  if (now.recording && !before.recording) return i18next.t('said.recording');
  if (now.driver !== before.driver) return i18next.t(`said.driver.${now.driver}`);
  if (now.paused !== before.paused) return i18next.t(now.paused ? 'said.paused' : 'said.goingOn');
  return undefined;
}
