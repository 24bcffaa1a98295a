import { openSettings } from '../settings/settings-dialog-store.ts';
import { THEME_NAMES } from '../settings/settings-schema.ts';
import { changeSettings } from '../settings/settings-store.ts';
import { i18next, LANGUAGE_NAMES } from '../words/words.ts';
import type { CommandSource } from './command.ts';

/** How the studio looks, what it speaks, and everything else that can be set. */
export const settingsCommands: CommandSource = () => [
  {
    id: 'settings',
    group: 'studio',
    title: i18next.t('commands.settings'),
    run: () => openSettings(),
  },
  ...THEME_NAMES.map((theme) => ({
    id: `theme.${theme}`,
    group: 'studio' as const,
    title: i18next.t(`commands.themes.${theme}`),
    run: () => changeSettings({ theme }),
  })),
  ...LANGUAGE_NAMES.map((language) => ({
    id: `language.${language}`,
    group: 'studio' as const,
    title: i18next.t('commands.language', { language: nameOf(language) }),
    run: () => changeSettings({ language }),
  })),
];

/** What a language calls itself, to be found by those who speak it alone. */
function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
