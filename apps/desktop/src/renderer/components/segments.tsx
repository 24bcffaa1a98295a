import { useId } from 'react';
import styles from './segments.module.css';

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly value: Value;
  readonly nameOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
  /** Lays the label and the values out otherwise than side by side. */
  readonly className?: string;
}

/** One of a few, side by side. */
export function Segments<Value extends string>({
  label,
  values,
  value,
  nameOf,
  onChange,
  className,
}: SegmentsProps<Value>) {
  const name = useId();
  return (
    <fieldset className={[styles.choice, className].filter(Boolean).join(' ')}>
      <legend>{label}</legend>
      <div className={styles.options}>
        {values.map((option) => (
          <label key={option}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            <span>{nameOf(option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
