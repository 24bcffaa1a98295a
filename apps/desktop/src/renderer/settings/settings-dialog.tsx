import { X } from 'lucide-react';
import { Dialog, Tabs } from 'radix-ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useReturnFocus } from '../components/use-return-focus.ts';
import { AppearancePane } from './appearance-pane.tsx';
import { FeelPane } from './feel-pane.tsx';
import { KeysPane } from './keys-pane.tsx';
import styles from './settings-dialog.module.css';
import {
  closeSettings,
  openSettings,
  SETTINGS_TABS,
  type SettingsTab,
  settingsDialogStore,
} from './settings-dialog-store.ts';

const PANES: Readonly<Record<SettingsTab, () => React.ReactNode>> = {
  controls: KeysPane,
  feel: FeelPane,
  appearance: AppearancePane,
};

/** Everything that a person can choose for the studio: Ctrl or Cmd and a comma. */
export function SettingsDialog() {
  const { t } = useTranslation('settings');
  const { isOpen, tab } = useStore(settingsDialogStore);
  const returnFocus = useReturnFocus();
  useOpenByKey();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? openSettings() : closeSettings())}>
      <Dialog.Portal>
        {/* Radix's own overlay would write a style sheet into the page, which its security policy refuses. */}
        <div className={styles.backdrop} />
        <Dialog.Content className={styles.dialog} aria-describedby={undefined} {...returnFocus}>
          <header className={styles.header}>
            <Dialog.Title>{t('title')}</Dialog.Title>
            <span className={styles.saved}>{t('saved')}</span>
            <Dialog.Close className={styles.close} aria-label={t('close')}>
              <X size={16} aria-hidden="true" />
            </Dialog.Close>
          </header>
          <Tabs.Root
            className={styles.tabs}
            value={tab}
            onValueChange={(chosen) => openSettings(chosen as SettingsTab)}
          >
            <Tabs.List className={styles.list} aria-label={t('tabs.label')}>
              {SETTINGS_TABS.map((name) => (
                <Tabs.Trigger key={name} value={name}>
                  {t(`tabs.${name}`)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            {SETTINGS_TABS.map((name) => {
              const Pane = PANES[name];
              return (
                <Tabs.Content key={name} value={name} className={styles.pane}>
                  <Pane />
                </Tabs.Content>
              );
            })}
          </Tabs.Root>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useOpenByKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== ',' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      openSettings();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
