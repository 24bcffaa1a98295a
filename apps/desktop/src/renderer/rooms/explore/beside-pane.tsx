import { Contrast } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { press } from '../../components/press.ts';
import { KeyHint } from '../../input/key-hint.tsx';
import { useKeyShortcuts } from '../../input/use-key-hint.ts';
import { useCanvasIn } from '../../studio/stage-canvas.tsx';
import { useFrames, useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { decimal } from '../../words/decimal.ts';
import styles from './beside-pane.module.css';
import { useBesideLabel } from './beside-words.ts';

/** What is shown beside the dream, and how alike the two are. */
export function BesidePane() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const differenceKeys = useKeyShortcuts('difference');
  const beside = useStudioState((state) => state.engine.beside);
  const isDifference = useStudioState((state) => state.isDifferenceShown);
  const box = useRef<HTMLDivElement>(null);
  const likeness = useRef<HTMLElement>(null);
  const canvas = useCanvasIn(box, 'beside');
  const label = useBesideLabel()(beside);
  useEffect(() => canvas.setAttribute('aria-label', label), [canvas, label]);
  useFrames((frame) => {
    box.current!.dataset.empty = String(frame.beside === undefined);
    const { psnrDb } = frame.beside ?? {};
    likeness.current!.textContent =
      psnrDb === undefined ? '–' : t('beside.likeness', { psnrDb: decimal(psnrDb, 1) });
  });
  return (
    <div className={styles.pane} ref={box} data-testid="beside" data-scheme="dark">
      <p className={styles.empty}>{t('beside.empty')}</p>
      <div className={styles.caption}>
        <span>{label}</span>
        <b ref={likeness} data-testid="likeness" title={t('beside.aboutLikeness')} />
        <button
          type="button"
          aria-pressed={isDifference}
          aria-keyshortcuts={differenceKeys}
          onClick={press(() => studio.toggleDifference())}
        >
          <Contrast size={13} strokeWidth={1.9} aria-hidden="true" />
          {t('beside.difference')}
          <KeyHint deed={{ group: 'actions', name: 'difference' }} />
        </button>
      </div>
    </div>
  );
}
