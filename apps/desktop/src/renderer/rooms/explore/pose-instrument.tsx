import { yawPitchOf } from '@dreamwalk/geometry';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FoldingSection } from '../../components/folding-section.tsx';
import { useFrames, useStudioState } from '../../studio/studio-context.tsx';
import { decimal } from '../../words/decimal.ts';
import styles from './pose-instrument.module.css';

const DEG = 180 / Math.PI;

/** Where the camera is, the body twist that brought it there, and how far it has dreamed to get there. */
export function PoseInstrument() {
  const { t } = useTranslation('explore');
  return (
    <FoldingSection name="pose" title={t('pose.title')}>
      <Figures />
    </FoldingSection>
  );
}

function Figures() {
  const { t } = useTranslation('explore');
  const framesPerSecond = useStudioState((state) => state.model?.framesPerSecond ?? 20);
  const cells = useRef<Record<string, HTMLElement | null>>({});
  useFrames(({ frameIndex, pose, twist }) => {
    const { yawRad, pitchRad } = yawPitchOf(pose);
    const texts: Record<string, string> = {
      'frame-index': String(frameIndex),
      // No walk sees anything true after its start.
      horizon: `${decimal(frameIndex / framesPerSecond, 1)} s`,
      position: numbers(pose.translation, 2),
      heading: `${signed(yawRad * DEG, 1)}° ${signed(pitchRad * DEG, 1)}°`,
      linear: numbers(twist.linear, 3),
      angular: numbers(
        twist.angular.map((rad) => rad * DEG),
        2,
      ),
    };
    for (const [name, text] of Object.entries(texts)) cells.current[name]!.textContent = text;
  });
  const cell = (name: string) => (
    <dd
      data-testid={name}
      ref={(element) => {
        cells.current[name] = element;
      }}
    >
      –
    </dd>
  );
  return (
    <dl className={styles.list}>
      <dt>{t('pose.frame')}</dt>
      {cell('frame-index')}
      <dt title={t('pose.aboutHorizon')}>{t('pose.horizon')}</dt>
      {cell('horizon')}
      <dt title={t('pose.aboutPosition')}>{t('pose.position')}</dt>
      {cell('position')}
      <dt title={t('pose.aboutHeading')}>{t('pose.heading')}</dt>
      {cell('heading')}
      <dt title={t('pose.aboutLinear')}>v</dt>
      {cell('linear')}
      <dt title={t('pose.aboutAngular')}>ω</dt>
      {cell('angular')}
    </dl>
  );
}

function numbers(values: readonly number[], digits: number): string {
  return values.map((value) => signed(value, digits)).join(' ');
}

/** A number of constant width, whatever its sign. */
function signed(value: number, digits: number): string {
  const isNegative = value < 0 && Number(value.toFixed(digits)) !== 0;
  return `${isNegative ? '−' : '\u2007'}${decimal(Math.abs(value), digits)}`;
}
