import { useTranslation } from 'react-i18next';
import { translateFailure } from '../words/failure-sentences.ts';

/** The message of an error, in the language shown; in English, and marked as such, where there are no other words for it. */
export function FailureMessage({ message }: { readonly message: string }) {
  const { t, i18n } = useTranslation('failures');
  const translated = translateFailure(message);
  if (translated !== undefined || i18n.language === 'en') return translated ?? message;
  return (
    <>
      {t('onlyEnglish')} <span lang="en">{message}</span>
    </>
  );
}
