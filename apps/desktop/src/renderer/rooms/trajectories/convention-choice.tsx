import {
  CAMERA_AXES,
  type ConventionReading,
  isSameConvention,
  type PathFit,
  POSE_DIRECTIONS,
  type PoseConvention,
  WORLD_UPS,
} from '@dreamwalk/trajectory';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { Segments } from '../../components/segments.tsx';
import { decimal } from '../../words/decimal.ts';
import styles from './convention-choice.module.css';
import { expectedOf, type ImportDraft } from './state/import-draft.ts';

const DEG = 180 / Math.PI;
/** Other readings that are offered: what the format prescribes, and then the most plausible. */
const MOST_OTHERS = 4;

interface ConventionChoiceProps {
  readonly draft: ImportDraft;
  readonly onChoose: (convention: PoseConvention) => void;
}

/** How a file is read and why, and what it would be if it were read otherwise. */
export function ConventionChoice({ draft, onChoose }: ConventionChoiceProps) {
  const { t } = useTranslation('trajectories');
  const { convention, guess, format } = draft;
  const reading = guess.readings.find((other) => isSameConvention(other.convention, convention))!;
  const isGuess = isSameConvention(convention, guess.convention);
  const others = otherReadings(draft).slice(0, MOST_OTHERS);
  const noteOn = (other: ConventionReading) => {
    if (isSameConvention(other.convention, guess.convention)) return t('import.detected');
    if (isSameConvention(other.convention, expectedOf(draft))) return t('import.prescribed');
    return undefined;
  };
  const reason = isGuess
    ? t(`import.reasons.${guess.reason}`, { format: t(`import.formats.${format}`) })
    : t('import.reasons.chosen');
  return (
    <>
      <Section title={t('import.convention')}>
        <Segments
          className={styles.choice}
          label={t('import.direction')}
          values={POSE_DIRECTIONS}
          value={convention.direction}
          nameOf={(value) => t(`import.directions.${value}`)}
          onChange={(direction) => onChoose({ ...convention, direction })}
        />
        <Segments
          className={styles.choice}
          label={t('import.axes')}
          values={CAMERA_AXES}
          value={convention.axes}
          nameOf={(value) => t(`import.cameraAxes.${value}`)}
          onChange={(axes) => onChoose({ ...convention, axes })}
        />
        <Segments
          className={styles.choice}
          label={t('import.up')}
          values={WORLD_UPS}
          value={convention.up}
          nameOf={(value) => value.replace('-', '−')}
          onChange={(up) => onChoose({ ...convention, up })}
        />
        <p className={styles.reason} data-testid="reason">
          {reason}
        </p>
        <Fit fit={reading.fit} />
      </Section>
      <Section title={t('import.others')}>
        <ul className={styles.others}>
          {others.map((other) => (
            <Other
              key={Object.values(other.convention).join()}
              reading={other}
              note={noteOn(other)}
              onChoose={onChoose}
            />
          ))}
        </ul>
      </Section>
    </>
  );
}

/** What the camera does under a reading, in figures. */
function Fit({ fit: { upright, rollRad, forward, lengthM } }: { readonly fit: PathFit }) {
  const { t } = useTranslation('trajectories');
  const figures = [
    [t('import.fit.upright'), percent(upright)],
    [t('import.fit.forward'), percent(forward)],
    [t('import.fit.roll'), `${decimal(rollRad * DEG, 1)}°`],
    [t('import.fit.length'), `${decimal(lengthM, 1)} m`],
  ];
  return (
    <dl className={styles.fit}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface OtherProps {
  readonly reading: ConventionReading;
  readonly note: string | undefined;
  readonly onChoose: (convention: PoseConvention) => void;
}

function Other({ reading: { convention, fit }, note, onChoose }: OtherProps) {
  const { t } = useTranslation('trajectories');
  const name = [
    t(`import.directions.${convention.direction}`),
    t(`import.cameraAxes.${convention.axes}`),
    convention.up.replace('-', '−'),
  ].join(' · ');
  const what = t('import.fit.summary', { upright: percent(fit.upright), forward: percent(fit.forward) });
  return (
    <li>
      <button type="button" className={styles.other} onClick={() => onChoose(convention)}>
        <span>
          {name} {note && <em>{note}</em>}
        </span>
        <span className={styles.what}>{what}</span>
      </button>
    </li>
  );
}

/** All readings but the chosen one: what the format prescribes, and then the most plausible. */
function otherReadings(draft: ImportDraft): ConventionReading[] {
  const expected = expectedOf(draft);
  const others = draft.guess.readings.filter(
    ({ convention }) => !isSameConvention(convention, draft.convention),
  );
  const isExpected = ({ convention }: ConventionReading) => isSameConvention(convention, expected);
  return [...others.filter(isExpected), ...others.filter((other) => !isExpected(other))];
}

/** Of −1 to 1, with a true minus sign, and none before a zero. */
function percent(share: number): string {
  const rounded = Math.round(100 * share) || 0;
  return `${decimal(rounded, 0).replace('-', '−')} %`;
}
