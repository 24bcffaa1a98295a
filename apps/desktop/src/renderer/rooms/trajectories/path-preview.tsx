import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './path-preview.module.css';
import { PathScene } from './scene/path-scene.ts';
import { NO_CONTENT } from './scene/scene-content.ts';
import { draftTrajectory, type ImportDraft } from './state/import-draft.ts';

/** What a file's path looks like as it is read now. */
export default function PathPreview({ draft }: { readonly draft: ImportDraft }) {
  const { t } = useTranslation('trajectories');
  const host = useRef<HTMLDivElement>(null);
  const [scene, setScene] = useState<PathScene>();
  const [hasWebGl, setHasWebGl] = useState(true);
  useEffect(() => {
    try {
      const made = new PathScene(host.current!);
      setScene(made);
      return () => {
        made.dispose();
        setScene(undefined);
      };
    } catch {
      setHasWebGl(false);
    }
  }, []);
  useEffect(() => {
    scene?.show({ ...NO_CONTENT, poses: draftTrajectory(draft).samples.map(({ pose }) => pose) });
    scene?.frameAll();
  }, [scene, draft]);
  if (!hasWebGl) return <p className={styles.missing}>{t('view.noWebGl')}</p>;
  return (
    <div
      ref={host}
      className={styles.preview}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
      tabIndex={0}
      aria-label={t('import.preview')}
      data-testid="preview"
      onKeyDown={(event) => {
        if (scene?.orbitByKey(event)) event.preventDefault();
      }}
    />
  );
}
