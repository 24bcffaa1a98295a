import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { RangeInput } from '../../settings/range-input.tsx';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { decimal } from '../../words/decimal.ts';
import styles from './path-form.module.css';
import { layPath } from './state/lay-path.ts';
import type { PlannedPath } from './state/planned-path.ts';
import { edit } from './state/trajectories-store.ts';

const DEG = 180 / Math.PI;
const SMOOTHNESS = { min: 0, max: 1, step: 0.05 };

/** The path as a whole: its name, what it comes to, and how it is closed and rounded. */
export function PathForm(planned: PlannedPath) {
  const { path, plan } = planned;
  const { t } = useTranslation('trajectories');
  const { shape } = path;
  const facts = [
    [t('path.length'), `${decimal(plan.lengthM, 1)} m`],
    [t('path.turn'), `${decimal(plan.turnRad * DEG, 0)}°`],
    [t('path.duration'), `${decimal(plan.durationS, 1)} s`],
    [t('path.frames'), String(plan.trajectory.samples.length)],
  ];
  return (
    <Section title={t('path.title')}>
      <input
        className={styles.name}
        aria-label={t('path.name')}
        value={path.name}
        spellCheck={false}
        onChange={({ target }) =>
          edit({ type: 'changePath', change: { name: target.value } }, `name ${path.id}`)
        }
      />
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.check}>
        <input
          type="checkbox"
          className="checkbox"
          checked={path.isLoop}
          onChange={({ target }) => edit({ type: 'changePath', change: { isLoop: target.checked } })}
        />
        {t('path.loop')}
      </label>
      {shape.kind === 'keyframes' && (
        <label className={styles.smoothness}>
          <span>{t('path.smoothness')}</span>
          <RangeInput
            range={SMOOTHNESS}
            value={shape.smoothness}
            valueText={decimal(shape.smoothness, 2)}
            marked={{ from: SMOOTHNESS.min, to: shape.smoothness }}
            onChange={(smoothness) => edit({ type: 'setSmoothness', smoothness }, `smoothness ${path.id}`)}
          />
          <output>{decimal(shape.smoothness, 2)}</output>
        </label>
      )}
      {!path.isPlaced && <Placing planned={planned} />}
    </Section>
  );
}

/** Lays a path that has its own coordinates into the world. */
function Placing({ planned }: { readonly planned: PlannedPath }) {
  const { t } = useTranslation('trajectories');
  const studio = useStudio();
  const place = useStudioState((state) => state.place);
  return (
    <div className={styles.placing}>
      <p>{t('path.aboutOwn')}</p>
      <button type="button" className="quiet" disabled={!place} onClick={() => layPath(studio, planned)}>
        {t('path.layHere')}
      </button>
    </div>
  );
}
