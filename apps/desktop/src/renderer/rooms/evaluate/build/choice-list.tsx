import { useTranslation } from 'react-i18next';
import styles from './choice-list.module.css';

interface Choice<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly about: string;
  /** A few words behind the name. */
  readonly marks?: readonly string[];
}

interface ChoiceListProps<Id extends string> {
  readonly title: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: Id[]) => void;
}

/** Any number of things out of a few. */
export function ChoiceList<Id extends string>({ title, choices, chosen, onChange }: ChoiceListProps<Id>) {
  const { t } = useTranslation('evaluate');
  const isAll = choices.every(({ id }) => chosen.includes(id));
  const ids = choices.map(({ id }) => id);
  // In the order of the list, whatever the order of choosing.
  const toggle = (id: Id) => onChange(ids.filter((each) => chosen.includes(each) !== (each === id)));
  return (
    <fieldset className={styles.list}>
      <legend>{title}</legend>
      <button type="button" className={styles.all} onClick={() => onChange(isAll ? [] : ids)}>
        {t(isAll ? 'build.none' : 'build.all')}
        <span className="visually-hidden"> {title}</span>
      </button>
      {choices.map(({ id, name, about, marks = [] }) => (
        <label key={id} className={styles.choice}>
          <input
            type="checkbox"
            className="checkbox"
            checked={chosen.includes(id)}
            onChange={() => toggle(id)}
          />
          <span className={styles.name}>
            {name}
            {marks.map((mark) => (
              <em key={mark}>{mark}</em>
            ))}
          </span>
          <span className={styles.about}>{about}</span>
        </label>
      ))}
    </fieldset>
  );
}
