import { Download, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { download } from '../../../components/download.ts';
import { useStudioState } from '../../../studio/studio-context.tsx';
import { decimal } from '../../../words/decimal.ts';
import { measuredSpeeds } from '../../library/state/measured-speeds.ts';
import { formatDuration, taskAbout, taskName } from '../evaluate-words.ts';
import { estimateSuite } from '../state/estimate.ts';
import { useEvaluations, useEvaluationsState } from '../state/evaluations-context.tsx';
import {
  armsIn,
  changeDraft,
  episodeCount,
  isTaskIn,
  MOST_NAME_CHARACTERS,
  placedDraft,
  type SuiteDraft,
  suiteDraft,
  suiteName,
} from '../state/suite-draft.ts';
import { suiteOf } from '../state/suite-of.ts';
import { ChoiceList } from './choice-list.tsx';
import { CountFields } from './count-fields.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { PolicyChoice } from './policy-choice.tsx';
import styles from './suite-builder.module.css';

/** Puts a suite together from lists: everything chosen is tried with everything. */
export function SuiteBuilder() {
  const { t } = useTranslation('evaluate');
  const offer = useEvaluationsState((state) => state.offer);
  const draft = placedDraft(useStore(suiteDraft));
  return (
    <div className={styles.builder}>
      <div className={styles.lists}>
        <header className={styles.header}>
          <h2>{t('build.title')}</h2>
          <p>{t('build.about')}</p>
          <input
            className={styles.name}
            aria-label={t('build.name')}
            placeholder={suiteName(draft) || t('build.name')}
            spellCheck={false}
            maxLength={MOST_NAME_CHARACTERS}
            value={draft.name}
            onChange={({ target }) => changeDraft({ name: target.value })}
          />
        </header>
        <div className={styles.columns}>
          <div className={styles.column}>
            <PolicyChoice policies={offer?.policies ?? []} chosen={draft.policies} />
          </div>
          <div className={styles.column}>
            <PlaceChoice draft={draft} />
            <ChoiceList
              title={t('build.tasks')}
              choices={(offer?.tasks ?? [])
                .filter(({ id }) => isTaskIn(draft.places, id))
                .map(({ id }) => ({ id, name: taskName({ id, title: id }, t), about: taskAbout(id, t) }))}
              chosen={draft.tasks}
              onChange={(tasks) => changeDraft({ tasks })}
            />
            <ChoiceList
              title={t('build.arms')}
              choices={armsIn(draft.places).map((id) => ({
                id,
                name: t(`arms.${id}.name`),
                about: t(`arms.${id}.about`),
              }))}
              chosen={draft.arms}
              onChange={(arms) => changeDraft({ arms })}
            />
            <CountFields draft={draft} />
          </div>
        </div>
      </div>
      <StartLine draft={draft} />
    </div>
  );
}

/** How much that is, what is missing, and the button that begins it. */
function StartLine({ draft }: { readonly draft: SuiteDraft }) {
  const { t } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const modelId = useStudioState((state) => state.model?.id);
  const isRunning = useEvaluationsState((state) => state.running !== undefined);
  const offer = useEvaluationsState((state) => state.offer);
  const speeds = useStore(measuredSpeeds);
  const missing = missingOf(draft, modelId);
  const suite = () => suiteOf(draft, offer!, modelId!);
  const { durationMs, stepMs } = estimateSuite(draft, offer, modelId ?? '', speeds);
  return (
    <footer className={styles.footer}>
      <p className={styles.amount} role="status">
        <b>{t('build.episodes', { count: episodeCount(draft) })}</b>
        <span title={t('build.estimateFrom', { ms: decimal(stepMs, 0) })}>
          {t('build.estimate', { duration: formatDuration(durationMs) })}
        </span>
        {missing && <em>{t(`build.missing.${missing}`)}</em>}
        {!missing && isRunning && <em>{t('build.missing.running')}</em>}
      </p>
      <button
        type="button"
        className="quiet"
        disabled={missing !== undefined || !offer}
        onClick={() => {
          const { file, text } = suite();
          download({ fileName: file, mimeType: 'application/json', text });
        }}
      >
        <Download size={14} aria-hidden="true" />
        {t('build.save')}
      </button>
      <button
        type="button"
        className="solid"
        disabled={missing !== undefined || isRunning || !offer}
        onClick={() => void evaluations.start(suite())}
      >
        <Play size={14} aria-hidden="true" />
        {t('build.start')}
      </button>
    </footer>
  );
}

function missingOf({ policies, tasks, arms, places, tours }: SuiteDraft, modelId: string | undefined) {
  if (policies.length === 0) return 'policies';
  if (tasks.length === 0) return 'tasks';
  if (arms.length === 0) return 'arms';
  if (places === 'tours' && tours.length === 0) return 'tours';
  return modelId === undefined ? 'model' : undefined;
}
