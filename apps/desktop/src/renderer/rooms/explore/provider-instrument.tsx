import { useTranslation } from 'react-i18next';
import { FoldingSection } from '../../components/folding-section.tsx';
import { useStudioState } from '../../studio/studio-context.tsx';
import { translateEngine } from '../../words/engine-words.ts';
import styles from './provider-instrument.module.css';

/** What computes the dream, and why that and nothing else. */
export function ProviderInstrument() {
  const { t } = useTranslation('explore');
  const rung = useStudioState((state) => state.rung);
  const provider = useStudioState((state) => state.provider);
  return (
    <FoldingSection
      name="provider"
      title={t('provider.title')}
      aside={
        provider && (
          <span className={styles.arithmetic} title={`ONNX Runtime ${provider.ortVersion}`}>
            {provider.precision}, ORT {provider.ortVersion}
          </span>
        )
      }
      className={styles.last}
    >
      <p className={styles.label} data-testid="provider-label">
        {provider ? translateEngine(provider.label) : t('provider.starting')}
      </p>
      <p className={styles.why}>{rung && translateEngine(rung.why)}</p>
    </FoldingSection>
  );
}
