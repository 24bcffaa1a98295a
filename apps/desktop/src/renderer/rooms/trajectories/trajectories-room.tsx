import { useTranslation } from 'react-i18next';

/** Where camera paths are brought in, made and driven. */
export function TrajectoriesRoom() {
  const { t } = useTranslation('trajectories');
  return <main>{t('title')}</main>;
}
