import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../components/number-field.tsx';
import { Section } from '../../../components/section.tsx';
import { COUNT_RANGES, type CountName, changeDraft, type SuiteDraft } from '../state/suite-draft.ts';
import styles from './count-fields.module.css';

const COUNT_NAMES = Object.keys(COUNT_RANGES) as CountName[];
/** Recorded walks are chosen one by one. */
const OF_WORLDS: readonly CountName[] = ['firstWorld', 'worlds'];

/** How many worlds, starts, seeds and steps. */
export function CountFields({ draft }: { readonly draft: SuiteDraft }) {
  const { t } = useTranslation('evaluate');
  return (
    <Section title={t('build.counts')}>
      <div className={styles.fields}>
        {COUNT_NAMES.filter((name) => draft.places === 'worlds' || !OF_WORLDS.includes(name)).map((name) => (
          <NumberField
            key={name}
            label={t(`build.${name}`)}
            value={draft[name]}
            digits={0}
            step={1}
            {...COUNT_RANGES[name]}
            onChange={(value) => changeDraft({ [name]: Math.round(value) })}
          />
        ))}
      </div>
    </Section>
  );
}
