import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudio } from '../../studio/studio-context.tsx';
import styles from './drop-zone.module.css';
import { importFile } from './import-file.ts';

/** Takes trajectory files that are dropped anywhere in the room. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('trajectories');
  const studio = useStudio();
  const [isOver, setIsOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  };
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void importFile(studio, file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same is done by keyboard with the import button
    <div className={styles.zone} onDragOver={onDragOver} onDragLeave={onDragLeave} onDrop={onDrop}>
      {children}
      {isOver && <p className={styles.veil}>{t('import.drop')}</p>}
    </div>
  );
}
