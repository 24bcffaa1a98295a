import { ListChecks, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStudioState } from '../../studio/studio-context.tsx';
import { useEvaluations, useEvaluationsState } from './state/evaluations-context.tsx';
import { EXAMPLE_DRAFT } from './state/suite-draft.ts';
import { suiteOf } from './state/suite-of.ts';
import styles from './welcome.module.css';

/** What this room is for, and the quickest way to see it. */
export function Welcome() {
  const { t } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const modelId = useStudioState((state) => state.model?.id);
  const offer = useEvaluationsState((state) => state.offer);
  return (
    <div className={styles.welcome}>
      <h2>{t('title')}</h2>
      <p>{t('about')}</p>
      <div className={styles.ways}>
        <button
          type="button"
          className="solid"
          disabled={modelId === undefined || !offer}
          onClick={() => void evaluations.start(suiteOf(EXAMPLE_DRAFT, offer!, modelId!))}
        >
          <Play size={14} aria-hidden="true" />
          {t('example')}
        </button>
        <button type="button" className="quiet" onClick={() => evaluations.build()}>
          <ListChecks size={14} aria-hidden="true" />
          {t('runs.new')}
        </button>
      </div>
      <p className={styles.example}>{t('exampleAbout')}</p>
    </div>
  );
}
