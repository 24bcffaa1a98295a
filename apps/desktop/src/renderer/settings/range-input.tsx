import type { CSSProperties } from 'react';
import styles from './range-input.module.css';
import type { Range } from './settings-schema.ts';

interface RangeInputProps {
  readonly id?: string;
  readonly label?: string;
  readonly range: Range;
  readonly value: number;
  /** The value in words, with its unit. */
  readonly valueText: string;
  /** A part of the range that is marked on the track. */
  readonly marked?: { readonly from: number; readonly to: number };
  readonly onChange: (value: number) => void;
}

/** A number chosen with a slider, a part of whose track may be marked. */
export function RangeInput({ id, label, range, value, valueText, marked, onChange }: RangeInputProps) {
  const { min, max, step } = range;
  const percentAt = (at: number) => `${(100 * (Math.min(max, Math.max(min, at)) - min)) / (max - min)}%`;
  const mark = marked && { '--from': percentAt(marked.from), '--to': percentAt(marked.to) };
  return (
    <input
      id={id}
      type="range"
      className={styles.range}
      style={mark as CSSProperties | undefined}
      aria-label={label}
      aria-valuetext={valueText}
      min={min}
      max={max}
      step={step}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  );
}
