import { i18next } from '../words/words.ts';
import type { GamepadConnection } from './gamepad-reader.ts';

/** What is said aloud when a gamepad comes or goes. */
export function gamepadAnnouncement({ name, isConnected, isUsable }: GamepadConnection): string {
  if (!isConnected) return i18next.t('settings:gamepad.disconnected', { name });
  return i18next.t(isUsable ? 'settings:gamepad.connected' : 'settings:gamepad.unusable', { name });
}
