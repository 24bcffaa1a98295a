import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useStudio, useStudioState } from '../studio/studio-context.tsx';
import styles from './place-field.module.css';

const LARGEST_SEED = 2 ** 31 - 1;

/** Where the walk is. The world's number can be typed over to go to another. */
export function PlaceField() {
  const studio = useStudio();
  const place = useStudioState((state) => state.place);
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const current = place?.kind === 'world' ? String(place.seed) : '';
  useEffect(() => setText(current), [current]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const seed = Number(text);
    if (text.trim() === '' || !Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED) {
      setText(current);
      return;
    }
    input.current?.blur();
    studio.newWorld(seed);
  };

  if (place?.kind === 'image')
    return (
      <p className={styles.place}>
        {place.name} <span className={styles.note}>one view, the rest is invented</span>
      </p>
    );
  return (
    <form className={styles.place} onSubmit={submit}>
      <label htmlFor="world-seed">World</label>
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
      <span className={styles.note}>{place ? `toured in ${place.tourViews} views` : ' '}</span>
    </form>
  );
}
