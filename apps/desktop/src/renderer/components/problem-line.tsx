import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LibraryRefusal } from '../../shared/library-protocol.ts';
import { FailureMessage } from './failure-message.tsx';
import styles from './problem-line.module.css';

interface ProblemLineProps {
  readonly problem: LibraryRefusal | undefined;
  readonly onDismiss: () => void;
}

/** Why the native side refused what was asked of it last. */
export function ProblemLine({ problem, onDismiss }: ProblemLineProps) {
  const { t } = useTranslation('library');
  if (!problem) return null;
  return (
    <div className={styles.problem} role="alert">
      <TriangleAlert size={15} aria-hidden="true" />
      <p>
        <FailureMessage message={problem.message} />
      </p>
      <button type="button" className="quiet" onClick={onDismiss}>
        {t('dismiss')}
      </button>
    </div>
  );
}
