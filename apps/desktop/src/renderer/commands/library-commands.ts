import { chooseModelArchive, chooseModelFolder } from '../rooms/library/models/choose-model.ts';
import type { Library } from '../rooms/library/state/library.ts';
import { LIBRARY_TABS, type LibraryTab } from '../rooms/library/state/library-store.ts';
import type { ChosenModel } from '../rooms/library/state/model-files.ts';
import { enterRoom } from '../rooms/rooms-store.ts';
import { i18next } from '../words/words.ts';
import type { Command, CommandSource } from './command.ts';

/** The parts of the library, and what is added or brought back there. */
export const libraryCommands: CommandSource = ({ library }) => [
  ...LIBRARY_TABS.map((tab) => ({
    id: `library.${tab}`,
    group: 'library' as const,
    title: i18next.t('commands.library.tab', { tab: i18next.t(`library:tabs.${tab}`) }),
    run: () => showTab(library, tab),
  })),
  ...addingCommands(library),
  ...restoringCommands(library),
];

function addingCommands(library: Library): readonly Command[] {
  const { install } = library.store.getState();
  const isBusy = install !== undefined && install.problem === undefined;
  if (!library.client || isBusy) return [];
  const add = async (choose: () => Promise<ChosenModel | undefined>) => {
    const chosen = await choose();
    if (!chosen) return;
    showTab(library, 'models');
    await library.add(chosen);
  };
  return [
    {
      id: 'library.addFolder',
      group: 'library',
      title: i18next.t('commands.library.addFolder'),
      run: () => add(chooseModelFolder),
    },
    {
      id: 'library.addZip',
      group: 'library',
      title: i18next.t('commands.library.addZip'),
      run: () => add(chooseModelArchive),
    },
  ];
}

function restoringCommands(library: Library): readonly Command[] {
  const { removed } = library.store.getState();
  if (!removed) return [];
  return [
    {
      id: 'library.restore',
      group: 'library',
      title: i18next.t('commands.library.restore', { name: removed.name }),
      run: () => library.undoRemove(),
    },
  ];
}

/** The recordings that have in them what was typed; undefined where nothing was, or there is no library of recordings. */
export function searchCommand(library: Library, typed: string): Command | undefined {
  const wanted = typed.trim();
  if (!library.client || wanted === '') return undefined;
  return {
    id: 'library.search',
    group: 'library',
    title: i18next.t('commands.library.search', { typed: wanted }),
    run: () => {
      library.search(wanted);
      showTab(library, 'recordings');
    },
  };
}

function showTab(library: Library, tab: LibraryTab): void {
  library.show(tab);
  enterRoom('library');
}
