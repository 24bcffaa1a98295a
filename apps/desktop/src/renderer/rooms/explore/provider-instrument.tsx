import { Section } from '../../components/section.tsx';
import { useStudioState } from '../../studio/studio-context.tsx';
import styles from './provider-instrument.module.css';

/** What computes the dream, and why that and nothing else. */
export function ProviderInstrument() {
  const rung = useStudioState((state) => state.rung);
  const provider = useStudioState((state) => state.provider);
  return (
    <Section title="Provider" className={styles.last}>
      <p className={styles.label} data-testid="provider-label">
        {provider?.label ?? 'starting …'}
      </p>
      <p className={styles.why}>{rung?.why}</p>
      {provider && (
        <p className={styles.why}>
          {provider.precision}, ONNX Runtime {provider.ortVersion}
        </p>
      )}
    </Section>
  );
}
