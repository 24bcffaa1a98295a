import type { BesideChoice } from '@dreamwalk/host';
import { useTranslation } from 'react-i18next';
import { useStudio } from '../../studio/studio-context.tsx';

/** Names what stands beside the dream. */
export function useBesideLabel(): (choice: BesideChoice) => string {
  const { t } = useTranslation('explore');
  const { history } = useStudio().feed;
  return (choice) => {
    switch (choice.kind) {
      case 'nothing':
      case 'reality':
        return t(`beside.${choice.kind}`);
      case 'memory':
        return choice.policy === 'none'
          ? t('beside.forgetful')
          : t('beside.memory', { policy: t(`policies.${choice.policy}.label`) });
      case 'branch':
        return t('branches.name', {
          name: history.ends.find(({ branchId }) => branchId === choice.branchId)?.name ?? '?',
        });
    }
  };
}
