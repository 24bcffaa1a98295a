import { yawPitchOf } from '@dreamwalk/geometry';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { useFrames } from '../../studio/studio-context.tsx';
import { decimal } from '../../words/decimal.ts';
import styles from './pose-instrument.module.css';

const DEG = 180 / Math.PI;

/** Where the camera is, and the body twist that brought it there. */
export function PoseInstrument() {
  const { t } = useTranslation('explore');
  const cells = useRef<Record<string, HTMLElement | null>>({});
  useFrames(({ frameIndex, pose, twist }) => {
    const { yawRad, pitchRad } = yawPitchOf(pose);
    const texts: Record<string, string> = {
      'frame-index': String(frameIndex),
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
    <Section title={t('pose.title')}>
      <dl className={styles.list}>
        <dt>{t('pose.frame')}</dt>
        {cell('frame-index')}
        <dt title={t('pose.aboutPosition')}>{t('pose.position')}</dt>
        {cell('position')}
        <dt title={t('pose.aboutHeading')}>{t('pose.heading')}</dt>
        {cell('heading')}
        <dt title={t('pose.aboutLinear')}>v</dt>
        {cell('linear')}
        <dt title={t('pose.aboutAngular')}>ω</dt>
        {cell('angular')}
      </dl>
    </Section>
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
