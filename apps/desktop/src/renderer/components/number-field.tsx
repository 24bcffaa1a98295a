import { useState } from 'react';
import styles from './number-field.module.css';

interface NumberFieldProps {
  readonly label: string;
  /** Stands behind the number, such as `m`; absent for what is counted. */
  readonly unit?: string;
  readonly value: number;
  readonly digits: number;
  /** What the arrow keys and the wheel add. */
  readonly step: number;
  readonly min?: number;
  readonly max?: number;
  readonly onChange: (value: number) => void;
}

/** A number that is typed, or stepped by the arrow keys. What is no number in between is put back on leaving. */
export function NumberField({
  label,
  unit,
  value,
  digits,
  step,
  min = -Infinity,
  max = Infinity,
  onChange,
}: NumberFieldProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <label className={styles.field}>
      <span className={styles.label}>{label}</span>
      <input
        type="number"
        aria-label={unit ? `${label} (${unit})` : label}
        step={step}
        min={Number.isFinite(min) ? min : undefined}
        max={Number.isFinite(max) ? max : undefined}
        value={typed ?? rounded(value, digits)}
        onChange={({ target }) => {
          setTyped(target.value);
          const number = target.valueAsNumber;
          if (Number.isFinite(number) && number >= min && number <= max) onChange(number);
        }}
        onBlur={() => setTyped(undefined)}
      />
      {unit && <span className={styles.unit}>{unit}</span>}
    </label>
  );
}

/** Without a negative zero, which nobody means. */
function rounded(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text;
}
