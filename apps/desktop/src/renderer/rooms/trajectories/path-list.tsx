import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './path-list.module.css';
import type { PathDocument } from './state/path-document.ts';
import { edit } from './state/trajectories-store.ts';
import { useDesk } from './use-trajectories.ts';

/** Every path, and which one is being worked on. */
export function PathList() {
  const { t } = useTranslation('trajectories');
  const paths = useDesk((desk) => desk.paths);
  const pathId = useDesk((desk) => desk.pathId);
  if (paths.length === 0) return <p className={styles.empty}>{t('list.empty')}</p>;
  return (
    <ul className={styles.list} aria-label={t('list.title')}>
      {paths.map((path) => (
        <li key={path.id} className={styles.row} data-selected={path.id === pathId || undefined}>
          <button
            type="button"
            className={styles.path}
            aria-current={path.id === pathId || undefined}
            onClick={() => edit({ type: 'selectPath', pathId: path.id })}
          >
            <span className={styles.name}>{path.name}</span>
            <span className={styles.facts}>
              <PathFacts path={path} />
            </span>
          </button>
          <button
            type="button"
            className={styles.remove}
            aria-label={t('list.remove', { name: path.name })}
            onClick={() => edit({ type: 'removePath', pathId: path.id })}
          >
            <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function PathFacts({ path: { shape, isPlaced, worldSeed } }: { readonly path: PathDocument }) {
  const { t } = useTranslation('trajectories');
  const size =
    shape.kind === 'keyframes'
      ? t('list.keyframes', { count: shape.keyframes.length })
      : t('list.poses', { count: shape.samples.length });
  if (!isPlaced) return `${size} · ${t('list.ownCoordinates')}`;
  return worldSeed === undefined ? size : `${size} · ${t('list.inWorld', { seed: worldSeed })}`;
}
