import { useTranslation } from 'react-i18next';
import { useStudio, useStudioState } from '../studio/studio-context.tsx';
import { decimal } from '../words/decimal.ts';
import styles from './top-bar.module.css';

/** Which model dreams, and the others there are. */
export function ModelChoice() {
  const { t } = useTranslation();
  const studio = useStudio();
  const model = useStudioState((state) => state.model);
  const models = useStudioState((state) => state.models);
  if (!model) return null;
  const weights = t('model.weights', { megabytes: decimal(model.sizeBytes / 1e6, 1) });
  if (models.length < 2)
    return (
      <span className={styles.fact} title={weights}>
        {model.name}
      </span>
    );
  return (
    <select
      className={styles.choice}
      aria-label={t('model.label')}
      title={weights}
      value={model.id}
      onChange={(event) => {
        studio.openModel(event.target.value);
        // It must not keep the arrow keys, which look round.
        event.target.blur();
      }}
    >
      {models.map(({ id, title, description }) => (
        <option key={id} value={id} title={description}>
          {title}
        </option>
      ))}
    </select>
  );
}
