import { useTranslation } from 'react-i18next';
import { BesideChooser } from './beside-chooser.tsx';
import { MotionInstrument } from './motion-instrument.tsx';
import { PoseInstrument } from './pose-instrument.tsx';
import { ProviderInstrument } from './provider-instrument.tsx';
import styles from './rail.module.css';
import { RateInstrument } from './rate-instrument.tsx';
import { StageTimes } from './stage-times.tsx';

/** How the dream is computed: rate, time by stage, provider, pose. */
export function Instruments() {
  const { t } = useTranslation('explore');
  return (
    <aside className={styles.left} aria-label={t('instruments')}>
      <RateInstrument />
      <StageTimes />
      <PoseInstrument />
      <MotionInstrument />
      <BesideChooser />
      <ProviderInstrument />
    </aside>
  );
}
