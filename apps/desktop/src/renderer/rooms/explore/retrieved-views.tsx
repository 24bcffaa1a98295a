import type { RetrievedView } from '@dreamwalk/host';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FoldingSection } from '../../components/folding-section.tsx';
import { useFrames, useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { decimal } from '../../words/decimal.ts';
import { translateEngine } from '../../words/engine-words.ts';
import styles from './retrieved-views.module.css';
import { ViewPicture } from './view-picture.tsx';

/** The remembered views that the newest frame was dreamed from, with score and reason. */
export function RetrievedViews() {
  const { t } = useTranslation('explore');
  const most = useStudioState(({ model }) => model?.retrievedViews ?? 0);
  const [views, setViews] = useState<readonly RetrievedView[]>([]);
  // Which views are looked at changes a few times a second; only then does React render.
  useFrames(({ retrieved }) => {
    setViews((before) => (isSame(before, retrieved) ? before : retrieved));
  });
  return (
    <FoldingSection name="retrieved" title={t('retrieved.title')} className={styles.section}>
      <ol className={styles.list} data-testid="retrieved">
        {/* The places keep their size while there is nothing to show in them. */}
        {Array.from({ length: most }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is what it is by its number
          <li key={place}>
            {views[place] ? <RetrievedCard view={views[place]} /> : <i className={styles.empty} />}
          </li>
        ))}
      </ol>
    </FoldingSection>
  );
}

function RetrievedCard({ view }: { readonly view: RetrievedView }) {
  const { t } = useTranslation('explore');
  const { feed } = useStudio();
  const { entryId } = view;
  const isGenerated = feed.marks.get(entryId)?.generated ?? true;
  return (
    <figure className={styles.card} data-generated={isGenerated}>
      <ViewPicture entryId={entryId} label={t(isGenerated ? 'retrieved.dreamed' : 'retrieved.seen')} />
      <figcaption>
        <span className={styles.score}>{decimal(view.score, 2)}</span>
        {translateEngine(view.reason)}
      </figcaption>
    </figure>
  );
}

/** Scores tremble from frame to frame; what counts is which views, and what is said of them. */
function isSame(a: readonly RetrievedView[], b: readonly RetrievedView[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (view, index) =>
        view.entryId === b[index].entryId &&
        view.reason === b[index].reason &&
        view.score.toFixed(2) === b[index].score.toFixed(2),
    )
  );
}
