import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './seed-field.module.css';

const LARGEST_SEED = 2 ** 31 - 1;

/** Goes to the world of a number. */
export function SeedField({ onGo }: { readonly onGo: (seed: number) => void }) {
  const { t } = useTranslation('library');
  const [text, setText] = useState('');
  const seed = text.trim() === '' ? Number.NaN : Number(text);
  const isSeed = Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSeed) onGo(seed);
  };
  return (
    <form className={styles.field} onSubmit={submit}>
      <label htmlFor="library-seed">{t('worlds.goTo')}</label>
      <input
        id="library-seed"
        className={styles.seed}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        placeholder="2000003"
        value={text}
        aria-invalid={text !== '' && !isSeed}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="quiet" disabled={!isSeed}>
        {t('worlds.go')}
      </button>
    </form>
  );
}
