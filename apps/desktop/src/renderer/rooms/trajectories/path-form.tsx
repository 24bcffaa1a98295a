import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { decimal } from '../../words/decimal.ts';
import styles from './path-form.module.css';
import type { PathPlan } from './state/path-plan.ts';
import { placingMove } from './state/place-path.ts';
import { edit } from './state/trajectories-store.ts';
import type { PlannedPath } from './use-trajectories.ts';

const DEG = 180 / Math.PI;

/** The path as a whole: its name, what it comes to, and how it is closed and rounded. */
export function PathForm({ path, plan }: PlannedPath) {
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
          checked={path.isLoop}
          onChange={({ target }) => edit({ type: 'changePath', change: { isLoop: target.checked } })}
        />
        {t('path.loop')}
      </label>
      {shape.kind === 'keyframes' && (
        <label className={styles.smoothness}>
          <span>{t('path.smoothness')}</span>
          <input
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={shape.smoothness}
            onChange={({ target }) =>
              edit({ type: 'setSmoothness', smoothness: Number(target.value) }, `smoothness ${path.id}`)
            }
          />
          <output>{decimal(shape.smoothness, 2)}</output>
        </label>
      )}
      {!path.isPlaced && <Placing plan={plan} />}
    </Section>
  );
}

/** Lays a path that has its own coordinates into the world. */
function Placing({ plan }: { readonly plan: PathPlan }) {
  const { t } = useTranslation('trajectories');
  const studio = useStudio();
  const place = useStudioState((state) => state.place);
  const layHere = () => {
    const camera = studio.feed.latest?.pose;
    if (!camera) return;
    const gesture = 'place';
    edit({ type: 'movePoses', move: placingMove(plan.trajectory.samples[0].pose, camera) }, gesture);
    const worldSeed = place?.kind === 'world' ? place.seed : undefined;
    edit({ type: 'changePath', change: { isPlaced: true, worldSeed } }, gesture);
  };
  return (
    <div className={styles.placing}>
      <p>{t('path.aboutOwn')}</p>
      <button type="button" className="quiet" disabled={!place} onClick={layHere}>
        {t('path.layHere')}
      </button>
    </div>
  );
}
