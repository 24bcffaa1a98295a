import type { RetrievedView } from '@dreamwalk/host';
import { useEffect, useRef, useState } from 'react';
import { Section } from '../../components/section.tsx';
import { fillRgba } from '../../stage/fill-rgba.ts';
import { useFrames, useStudio } from '../../studio/studio-context.tsx';
import styles from './retrieved-views.module.css';

/** The places keep their size while there is nothing to show in them. */
const PLACES = [0, 1, 2] as const;

/** The remembered views that the newest frame was dreamed from, with score and reason. */
export function RetrievedViews() {
  const [views, setViews] = useState<readonly RetrievedView[]>([]);
  // Which views are looked at changes a few times a second; only then does React render.
  useFrames(({ retrieved }) => {
    setViews((before) => (isSame(before, retrieved) ? before : retrieved));
  });
  return (
    <Section title="Looked at for this frame" className={styles.section}>
      <ol className={styles.list} data-testid="retrieved">
        {PLACES.map((place) => (
          <li key={place}>
            {views[place] ? <RetrievedCard view={views[place]} /> : <i className={styles.empty} />}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function RetrievedCard({ view }: { readonly view: RetrievedView }) {
  const { feed } = useStudio();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { entryId } = view;
  const isGenerated = feed.marks.get(entryId)?.generated ?? true;
  useEffect(() => {
    const picture = feed.pictures.get(entryId);
    if (!picture) return;
    const image = new ImageData(picture.widthPx, picture.heightPx);
    fillRgba(image.data, picture.rgb);
    canvas.current!.width = picture.widthPx;
    canvas.current!.height = picture.heightPx;
    canvas.current!.getContext('2d')!.putImageData(image, 0, 0);
  }, [feed, entryId]);
  return (
    <figure className={styles.card} data-generated={isGenerated}>
      <canvas ref={canvas} role="img" aria-label={isGenerated ? 'A dreamed view' : 'A view of the tour'} />
      <figcaption>
        <span className={styles.score}>{view.score.toFixed(2)}</span>
        <span className={styles.reason}>{view.reason}</span>
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
