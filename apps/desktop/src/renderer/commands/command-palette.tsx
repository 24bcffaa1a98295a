import { Command as Menu } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useReturnFocus } from '../components/use-return-focus.ts';
import { KeyHint } from '../input/key-hint.tsx';
import { useEvaluations } from '../rooms/evaluate/state/evaluations-context.tsx';
import { useLibrary } from '../rooms/library/state/library-context.tsx';
import { useStudio } from '../studio/studio-context.tsx';
import { COMMAND_GROUPS, type Command } from './command.ts';
import styles from './command-palette.module.css';
import { searchCommand } from './library-commands.ts';
import { listCommands } from './list-commands.ts';
import { paletteStore, setPaletteOpen } from './palette-store.ts';
import { worldCommand } from './place-commands.ts';
import { rankCommands } from './rank-commands.ts';

/** Everything that can be done, by its name: Ctrl or Cmd and K. */
export function CommandPalette() {
  const { t } = useTranslation();
  const studio = useStudio();
  const returnFocus = useReturnFocus();
  const isOpen = useStore(paletteStore, (state) => state.isOpen);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      // A dialog of the browser's own would stay above this one.
      studio.setHelpOpen(false);
      setPaletteOpen(!paletteStore.getState().isOpen);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [studio]);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setPaletteOpen}>
      <Dialog.Portal>
        {/* Radix's own overlay would write a style sheet into the page, which its security policy refuses. */}
        <div className={styles.backdrop} />
        <Dialog.Content className={styles.dialog} aria-describedby={undefined} {...returnFocus}>
          <Dialog.Title className="visually-hidden">{t('commands.label')}</Dialog.Title>
          <CommandMenu />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function CommandMenu() {
  const { t } = useTranslation();
  const studio = useStudio();
  const [typed, setTyped] = useState('');
  const library = useLibrary();
  const evaluations = useEvaluations();
  const [all] = useState(() => listCommands({ studio, library, evaluations }));
  const toWorld = worldCommand(studio, typed);
  const inRecordings = searchCommand(library, typed);
  const found = rankCommands(all, typed);
  return (
    <Menu label={t('commands.label')} loop shouldFilter={false}>
      <Menu.Input className={styles.input} placeholder={t('commands.search')} onValueChange={setTyped} />
      <Menu.List className={styles.list} label={t('commands.label')}>
        {toWorld && <CommandItem command={toWorld} />}
        {typed.trim() === ''
          ? COMMAND_GROUPS.map((group) => (
              <Menu.Group key={group} heading={t(`commands.groups.${group}`)}>
                {itemsOf(found.filter((command) => command.group === group))}
              </Menu.Group>
            ))
          : itemsOf(found)}
        {inRecordings && <CommandItem command={inRecordings} />}
        {!toWorld && !inRecordings && found.length === 0 && (
          <p className={styles.empty}>{t('commands.nothing')}</p>
        )}
      </Menu.List>
    </Menu>
  );
}

function itemsOf(commands: readonly Command[]) {
  return commands.map((command) => <CommandItem key={command.id} command={command} />);
}

function CommandItem({ command: { id, title, action, run } }: { readonly command: Command }) {
  return (
    <Menu.Item
      className={styles.item}
      value={id}
      onSelect={() => {
        // Closed first: what runs may put the focus elsewhere, which closing would take back.
        setPaletteOpen(false);
        run();
      }}
    >
      <span>{title}</span>
      {action && <KeyHint deed={{ group: 'actions', name: action }} />}
    </Menu.Item>
  );
}
