import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './filter-select.module.css';

interface FilterSelectProps {
  readonly label: string;
  /** Empty for all. */
  readonly value: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (value: string) => void;
}

/** Narrows a list down to one of a few, or to none of them. */
export function FilterSelect({ label, value, choices, onChange }: FilterSelectProps) {
  const { t } = useTranslation('evaluate');
  const id = useId();
  return (
    <div className={styles.filter}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{t('failures.all')}</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </div>
  );
}
