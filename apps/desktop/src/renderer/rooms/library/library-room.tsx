import { useTranslation } from 'react-i18next';

/** Models, places and rollouts. */
export function LibraryRoom() {
  const { t } = useTranslation('library');
  return <main>{t('title')}</main>;
}
