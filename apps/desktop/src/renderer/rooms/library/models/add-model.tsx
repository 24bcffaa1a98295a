import { FileArchive, FolderOpen, Plus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import menu from '../../../components/menu.module.css';
import { useLibrary, useLibraryState } from '../state/library-context.tsx';
import type { ChosenModel } from '../state/model-files.ts';
import { chooseModelArchive, chooseModelFolder } from './choose-model.ts';

/** Adds a model from a folder or a zip. */
export function AddModel() {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const isBusy = useLibraryState(({ install }) => install !== undefined && install.problem === undefined);
  const add = async (choose: () => Promise<ChosenModel | undefined>) => {
    const chosen = await choose();
    if (chosen) await library.add(chosen);
  };
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="quiet" disabled={isBusy}>
        <Plus size={15} aria-hidden="true" />
        {t('add.button')}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menu.menu} align="start" sideOffset={4}>
          <DropdownMenu.Item className={menu.item} onSelect={() => void add(chooseModelFolder)}>
            <FolderOpen size={14} aria-hidden="true" />
            {t('add.folder')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className={menu.item} onSelect={() => void add(chooseModelArchive)}>
            <FileArchive size={14} aria-hidden="true" />
            {t('add.zip')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
