import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';

const LANGUAGES = { en, de, fr } as const;

export type LanguageName = keyof typeof LANGUAGES;

export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as LanguageName[];

/** Speaks the language from here on; of what is on the screen, what is rendered by React changes at once. */
export async function speak(language: LanguageName): Promise<void> {
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Ready as soon as this module is imported; outside of components, where `useTranslation` does not reach. */
export { i18next };

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  resources: LANGUAGES,
  // React escapes what it shows.
  interpolation: { escapeValue: false },
  initAsync: false,
});
