import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { decimal } from '../words/decimal.ts';
import { RangeInput } from './range-input.tsx';
import styles from './setting-controls.module.css';
import { type NumberSetting, RANGES, type Settings } from './settings-schema.ts';
import { changeSettings } from './settings-store.ts';
import { useSetting } from './use-setting.ts';

interface NumberRowProps {
  readonly name: Exclude<NumberSetting, 'speedScale'>;
  readonly unit?: '×' | '%';
  readonly about?: string;
}

/** A number between two others, by a slider. */
export function NumberRow({ name, unit, about }: NumberRowProps) {
  const { t } = useTranslation('settings');
  const value = useSetting(name);
  const id = useId();
  const text =
    unit === '%' ? `${decimal(value * 100, 0)} %` : `${decimal(value, 2)}${unit ? ` ${unit}` : ''}`;
  return (
    <div className={styles.row}>
      <label htmlFor={id}>
        {t(`feel.${name}`)}
        {about && <small>{about}</small>}
      </label>
      <RangeInput
        id={id}
        range={RANGES[name]}
        value={value}
        valueText={text}
        onChange={(next) => changeSettings({ [name]: next })}
      />
      <output htmlFor={id}>{text}</output>
    </div>
  );
}

/** The settings that are on or off. */
type SwitchSetting = {
  [Name in keyof Settings]: Settings[Name] extends boolean ? Name : never;
}[keyof Settings];

interface SwitchRowProps {
  readonly name: SwitchSetting;
  readonly label: string;
  readonly about?: string;
}

/** Something that is on or off. */
export function SwitchRow({ name, label, about }: SwitchRowProps) {
  const value = useSetting(name);
  const id = useId();
  return (
    <div className={styles.row} data-kind="switch">
      <label htmlFor={id}>
        {label}
        {about && <small>{about}</small>}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={value}
        className={styles.switch}
        checked={value}
        onChange={(event) => changeSettings({ [name]: event.target.checked })}
      />
    </div>
  );
}

interface ChoiceRowProps<Choice extends string> {
  readonly label: string;
  readonly value: Choice;
  readonly choices: readonly { readonly value: Choice; readonly label: string; readonly lang?: string }[];
  readonly onChoose: (choice: Choice) => void;
}

/** One of a few, from a list. */
export function ChoiceRow<Choice extends string>({
  label,
  value,
  choices,
  onChoose,
}: ChoiceRowProps<Choice>) {
  const id = useId();
  return (
    <div className={styles.row} data-kind="choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles.choice}
        value={value}
        onChange={(event) => onChoose(event.target.value as Choice)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} lang={choice.lang}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
