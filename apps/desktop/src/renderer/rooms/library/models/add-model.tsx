import { FileArchive, FolderOpen, Plus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import menu from '../menu.module.css';
import { useLibrary, useLibraryState } from '../state/library-context.tsx';
import { chosenFolder } from '../state/model-files.ts';

/** Lets a person choose a folder; the types of React know nothing of it. */
const DIRECTORY = { webkitdirectory: '' };

/** Adds a model from a folder or a zip. */
export function AddModel() {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const isBusy = useLibraryState(({ install }) => install !== undefined && install.problem === undefined);
  const folder = useRef<HTMLInputElement>(null);
  const archive = useRef<HTMLInputElement>(null);
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className="quiet" disabled={isBusy}>
          <Plus size={15} aria-hidden="true" />
          {t('add.button')}
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={menu.menu} align="start" sideOffset={4}>
            <DropdownMenu.Item className={menu.item} onSelect={() => folder.current?.click()}>
              <FolderOpen size={14} aria-hidden="true" />
              {t('add.folder')}
            </DropdownMenu.Item>
            <DropdownMenu.Item className={menu.item} onSelect={() => archive.current?.click()}>
              <FileArchive size={14} aria-hidden="true" />
              {t('add.zip')}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <input
        ref={folder}
        type="file"
        hidden
        {...DIRECTORY}
        aria-label={t('add.folder')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) void library.add(chosenFolder(files));
        }}
      />
      <input
        ref={archive}
        type="file"
        hidden
        accept=".zip,application/zip"
        aria-label={t('add.zip')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void library.add({ kind: 'archive', name: file.name, file });
        }}
      />
    </>
  );
}
