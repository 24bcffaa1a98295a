import { useTranslation } from 'react-i18next';
import type { SuiteOffer } from '../../../../shared/evaluation-protocol.ts';
import { policyAbout, policyName } from '../evaluate-words.ts';
import { changeDraft } from '../state/suite-draft.ts';
import { ChoiceList } from './choice-list.tsx';
import styles from './policy-choice.module.css';

interface PolicyChoiceProps {
  readonly policies: SuiteOffer['policies'];
  readonly chosen: readonly string[];
}

/** Which policies are judged. */
export function PolicyChoice({ policies, chosen }: PolicyChoiceProps) {
  const { t } = useTranslation('evaluate');
  const choices = policies.map(({ policy: { id, kind }, isFromPixels, worldModelSteps }) => ({
    id,
    name: policyName({ id, kind, role: 'candidate' }, t),
    about: policyAbout(id, t),
    marks: [
      ...(isFromPixels ? [t('build.pixels')] : []),
      ...(worldModelSteps > 0 ? [t('build.planner')] : []),
    ],
  }));
  return (
    <div className={styles.policies}>
      <ChoiceList
        title={t('build.policies')}
        choices={choices}
        chosen={chosen}
        onChange={(ids) => changeDraft({ policies: ids })}
      />
      <p>{t('build.always')}</p>
      <p>{t('build.moreInFile')}</p>
    </div>
  );
}
