import type { BesideChoice } from '@dreamwalk/host';
import { useTranslation } from 'react-i18next';
import { useStudio } from '../../studio/studio-context.tsx';
import type { BranchEnd } from '../../studio/walk-history.ts';
import { i18next } from '../../words/words.ts';

/** Names what stands beside the dream, in the language shown. */
export function besideLabel(choice: BesideChoice, ends: readonly BranchEnd[]): string {
  switch (choice.kind) {
    case 'nothing':
    case 'reality':
      return i18next.t(`explore:beside.${choice.kind}`);
    case 'memory':
      return choice.policy === 'none'
        ? i18next.t('explore:beside.forgetful')
        : i18next.t('explore:beside.memory', {
            policy: i18next.t(`explore:policies.${choice.policy}.label`),
          });
    case 'branch':
      return i18next.t('explore:branches.name', {
        name: ends.find(({ branchId }) => branchId === choice.branchId)?.name ?? '?',
      });
  }
}

/** The same for components, which render again in another language. */
export function useBesideLabel(): (choice: BesideChoice) => string {
  useTranslation('explore');
  const { history } = useStudio().feed;
  return (choice) => besideLabel(choice, history.ends);
}
