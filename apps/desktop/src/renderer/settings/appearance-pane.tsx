import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../words/words.ts';
import { ChoiceRow, SwitchRow } from './setting-controls.tsx';
import { THEME_NAMES } from './settings-schema.ts';
import { changeSettings } from './settings-store.ts';
import { useSetting } from './use-setting.ts';

/** What a language calls itself. */
const OWN_NAMES = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;

/** How the studio looks, and what it speaks. */
export function AppearancePane() {
  const { t } = useTranslation('settings');
  return (
    <>
      <ChoiceRow
        label={t('appearance.theme')}
        value={useSetting('theme')}
        choices={THEME_NAMES.map((value) => ({ value, label: t(`appearance.themes.${value}`) }))}
        onChoose={(theme) => changeSettings({ theme })}
      />
      <ChoiceRow
        label={t('appearance.language')}
        value={useSetting('language')}
        choices={LANGUAGE_NAMES.map((value) => ({ value, label: OWN_NAMES[value], lang: value }))}
        onChoose={(language) => changeSettings({ language })}
      />
      <SwitchRow
        name="reduceFlicker"
        label={t('appearance.reduceFlicker')}
        about={t('appearance.aboutFlicker')}
      />
    </>
  );
}
