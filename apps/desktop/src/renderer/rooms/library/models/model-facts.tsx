import type { Manifest } from '@dreamwalk/model-package';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formatBytes } from '../../../words/bytes.ts';
import { decimal } from '../../../words/decimal.ts';
import { translateEngine } from '../../../words/engine-words.ts';
import { formatDate } from '../../../words/format-date.ts';
import { type MeasuredSpeed, measuredSpeeds } from '../state/measured-speeds.ts';
import styles from './model-facts.module.css';

interface ModelFactsProps {
  readonly manifest: Manifest;
  readonly modelId: string;
  readonly sizeBytes: number;
}

/** What a model is in a few lines, and how fast it walked on this machine. */
export function ModelFacts({ manifest, modelId, sizeBytes }: ModelFactsProps) {
  const { t, i18n } = useTranslation('library');
  const { camera, license, version, memory, context, sampler } = manifest;
  const { widthPx: width, heightPx: height, hfovDeg: fov, fps } = camera;
  const slots = memory.kind === 'none' ? 0 : memory.slots;
  const speeds = useStore(measuredSpeeds).filter((speed) => speed.modelId === modelId);
  return (
    <dl className={styles.facts}>
      <dt>{t('models.size')}</dt>
      <dd>{formatBytes(sizeBytes, i18n.language)}</dd>
      <dt>{t('models.licence')}</dt>
      <dd>{license}</dd>
      <dt>{t('models.version')}</dt>
      <dd>{version}</dd>
      <dt>{t('models.camera')}</dt>
      <dd>{t('models.cameraValue', { width, height, fov, fps })}</dd>
      <dt>{t('models.memory')}</dt>
      <dd>{t(`models.memories.${memory.kind}`, { slots, window: context?.frames ?? 0 })}</dd>
      <dt>{t('models.sampler')}</dt>
      <dd>{t(`models.samplers.${sampler.family}`, { count: sampler.steps })}</dd>
      <dt>{t('models.speed')}</dt>
      <dd data-testid="speeds">
        {speeds.length === 0
          ? t('models.unmeasured')
          : speeds.map((speed) => <Speed key={speed.provider} speed={speed} />)}
      </dd>
    </dl>
  );
}

function Speed({ speed }: { readonly speed: MeasuredSpeed }) {
  const { t, i18n } = useTranslation('library');
  const fps = decimal(speed.framesPerSecond, 1);
  const stepMs = decimal(speed.stepMs, speed.stepMs < 100 ? 1 : 0);
  const provider = translateEngine(speed.provider);
  return (
    <span className={styles.speed}>
      {t('models.speedValue', { fps, stepMs })}
      <span>{t('models.speedAbout', { provider, date: formatDate(speed.measuredAt, i18n.language) })}</span>
    </span>
  );
}
