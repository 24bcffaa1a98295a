import { Boxes, Clapperboard, Earth, type LucideIcon } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemLine } from '../../components/problem-line.tsx';
import { RemovedNotice } from '../../components/removed-notice.tsx';
import styles from './library-room.module.css';
import { ModelsTab } from './models/models-tab.tsx';
import { RecordingsTab } from './recordings/recordings-tab.tsx';
import { useLibrary, useLibraryState } from './state/library-context.tsx';
import { LIBRARY_TABS, type LibraryTab } from './state/library-store.ts';
import { WorldsTab } from './worlds/worlds-tab.tsx';

const ICONS: Readonly<Record<LibraryTab, LucideIcon>> = {
  models: Boxes,
  worlds: Earth,
  recordings: Clapperboard,
};

const PANELS: Readonly<Record<LibraryTab, () => React.ReactNode>> = {
  models: ModelsTab,
  worlds: WorldsTab,
  recordings: RecordingsTab,
};

/** Models, places and recordings. */
export function LibraryRoom() {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const tab = useLibraryState((state) => state.tab);
  const problem = useLibraryState((state) => state.problem);
  const removed = useLibraryState((state) => state.removed);
  useEffect(() => void library.refresh(), [library]);
  return (
    <Tabs.Root
      className={styles.room}
      orientation="vertical"
      value={tab}
      onValueChange={(value) => library.show(value as LibraryTab)}
    >
      <aside className={styles.rail} aria-label={t('title')}>
        <Tabs.List className={styles.tabs} aria-label={t('tabs.label')}>
          {LIBRARY_TABS.map((name) => {
            const Icon = ICONS[name];
            return (
              <Tabs.Trigger key={name} value={name} className={styles.tab}>
                <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
                {t(`tabs.${name}`)}
              </Tabs.Trigger>
            );
          })}
        </Tabs.List>
        <Folders />
      </aside>
      <main className={styles.main}>
        <ProblemLine problem={problem} onDismiss={() => library.dismissProblem()} />
        {LIBRARY_TABS.map((name) => {
          const Panel = PANELS[name];
          return (
            <Tabs.Content key={name} value={name} className={styles.panel} tabIndex={-1}>
              <Panel />
            </Tabs.Content>
          );
        })}
        <RemovedNotice
          name={removed?.name}
          onUndo={() => void library.undoRemove()}
          onForget={() => library.forgetRemoved()}
        />
      </main>
    </Tabs.Root>
  );
}

/** Where everything lies, or why nothing can be told. */
function Folders() {
  const { t } = useTranslation('library');
  const isNative = useLibraryState((state) => state.isNative);
  const about = useLibraryState((state) => state.about);
  if (!isNative) return <p className={styles.folders}>{t('nativeOnly')}</p>;
  if (!about) return null;
  return (
    <dl className={styles.folders} data-testid="folders">
      <dt>{t('folders.models')}</dt>
      <dd>{about.ownModelsFolder}</dd>
      <dt>{t('folders.recordings')}</dt>
      <dd>{about.recordingsFolder}</dd>
    </dl>
  );
}
