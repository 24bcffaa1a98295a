import { useTranslation } from 'react-i18next';
import { FailureMessage } from '../../../components/failure-message.tsx';
import { useLibrary, useLibraryState } from '../state/library-context.tsx';
import type { Verification } from '../state/library-store.ts';
import styles from './verification-line.module.css';

/** How far a rollout has been dreamed again, and what came of it. */
export function VerificationLine({ name }: { readonly name: string }) {
  const verification = useLibraryState(({ verifications }) => verifications[name]);
  return (
    <div role="status" className={styles.place}>
      {verification?.status === 'running' && <Running name={name} {...verification} />}
      {verification?.status === 'done' && <Verdict verdict={verification.verdict} />}
      {verification?.status === 'failed' && <Failure problem={verification.problem} />}
    </div>
  );
}

type Running = Extract<Verification, { status: 'running' }>;
type Done = Extract<Verification, { status: 'done' }>;
type Failed = Extract<Verification, { status: 'failed' }>;

function Running({ name, done, total }: Running & { readonly name: string }) {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const words = total === 0 ? t('recordings.verifying') : t('recordings.dreaming', { done, total });
  return (
    <div className={styles.running}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={t('recordings.verify')}
        aria-valuenow={total === 0 ? undefined : Math.round((100 * done) / total)}
      >
        <i style={{ transform: `scaleX(${total === 0 ? 0 : done / total})` }} />
      </div>
      <span>{words}</span>
      <button type="button" className="quiet" onClick={() => library.cancelVerification(name)}>
        {t('recordings.cancel')}
      </button>
    </div>
  );
}

function Verdict({ verdict }: Pick<Done, 'verdict'>) {
  const { t } = useTranslation('library');
  const { holds, freeRun, steps } = verdict;
  const difference = (steps?.maxAbsDiff ?? 0).toExponential(1);
  const words = steps
    ? holds
      ? t('recordings.within', { difference })
      : t('recordings.beyond', { frame: steps.firstFrame ?? 0, difference })
    : freeRun.identical
      ? t('recordings.identical')
      : t('recordings.differs', { frame: freeRun.firstFrame });
  return (
    <p className={styles.verdict} data-holds={holds}>
      {words}
    </p>
  );
}

function Failure({ problem }: Pick<Failed, 'problem'>) {
  const { t } = useTranslation('library');
  return (
    <p className={styles.verdict} data-holds="false">
      {t('recordings.unverified')} <FailureMessage message={problem.message} />
    </p>
  );
}
