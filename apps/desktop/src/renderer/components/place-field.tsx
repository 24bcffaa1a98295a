import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudio, useStudioState } from '../studio/studio-context.tsx';
import { parseWorldSeed } from '../studio/world-seed.ts';
import styles from './place-field.module.css';

/** Where the walk is. The world's number can be typed over to go to another. */
export function PlaceField() {
  const { t } = useTranslation();
  const studio = useStudio();
  const place = useStudioState((state) => state.place);
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const current = place?.kind === 'world' ? String(place.seed) : '';
  useEffect(() => setText(current), [current]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const seed = parseWorldSeed(text);
    if (seed === undefined) {
      setText(current);
      return;
    }
    input.current?.blur();
    studio.newWorld(seed);
  };

  if (place && place.kind !== 'world')
    return (
      <p className={styles.place}>
        {place.name}{' '}
        <span className={styles.note}>{t(place.kind === 'image' ? 'place.oneView' : 'place.recorded')}</span>
      </p>
    );
  return (
    <form className={styles.place} onSubmit={submit}>
      <label htmlFor="world-seed">{t('place.world')}</label>
      <input
        ref={input}
        id="world-seed"
        className={styles.seed}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        size={8}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => setText(current)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <span className={styles.note}>{place ? t('place.toured', { views: place.tourViews }) : ' '}</span>
    </form>
  );
}
