import { Check, CircleDashed, LoaderCircle, type LucideIcon, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FailureMessage } from '../../../components/failure-message.tsx';
import { type Install, installSteps } from '../state/install-progress.ts';
import { useLibrary, useLibraryState } from '../state/library-context.tsx';
import styles from './install-card.module.css';

const ICONS: Readonly<Record<ReturnType<typeof installSteps>[number]['state'], LucideIcon>> = {
  done: Check,
  now: LoaderCircle,
  failed: X,
  later: CircleDashed,
};

/** A model on its way into the library: check after check, and why it went no further. */
export function InstallCard() {
  const install = useLibraryState((state) => state.install);
  return install && <Steps install={install} />;
}

function Steps({ install }: { readonly install: Install }) {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const { name, problem, done, total, detail } = install;
  return (
    <section className={styles.card} aria-label={t('add.adding', { name })} data-testid="install">
      <h2>{problem ? t('add.failed', { name }) : t('add.adding', { name })}</h2>
      <ol className={styles.steps}>
        {installSteps(install).map(({ step, state }) => {
          const Icon = ICONS[state];
          return (
            <li key={step} data-state={state}>
              <Icon size={14} strokeWidth={2} aria-label={t(`add.states.${state}`)} role="img" />
              <span>{t(`add.steps.${step}`)}</span>
              {state === 'now' && total > 1 && (
                <span className={styles.progress} title={detail}>
                  {t('add.progress', { done, total })}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {problem && (
        <p className={styles.problem} role="alert">
          <FailureMessage message={problem.message} />
        </p>
      )}
      <button type="button" className="quiet" onClick={() => library.dismissInstall()}>
        {problem ? t('dismiss') : t('add.cancel')}
      </button>
    </section>
  );
}
