import { Download, Ellipsis, FolderOpen, Route, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { ListedRecording } from '../../../../shared/library-protocol.ts';
import menu from '../../../components/menu.module.css';
import type { LibraryClient } from '../state/library-client.ts';
import { useLibrary, useLibraryState } from '../state/library-context.tsx';

interface RecordingMenuProps {
  readonly recording: ListedRecording;
  readonly hasFilm: boolean;
  readonly client: LibraryClient;
}

/** What else can be done with a recording. */
export function RecordingMenu({ recording: { name, kind }, hasFilm, client }: RecordingMenuProps) {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const canReveal = useLibraryState((state) => state.about?.canReveal === true);
  const baseName = name.replace(/\.mp4$/, '');
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="quiet" aria-label={t('recordings.more', { name })}>
        <Ellipsis size={15} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menu.menu} align="end" sideOffset={4}>
          {hasFilm && (
            <DropdownMenu.Item asChild className={menu.item}>
              <a href={client.filmUrl(name)} download={`${baseName}.mp4`}>
                <Download size={14} aria-hidden="true" />
                {t('recordings.saveFilm')}
              </a>
            </DropdownMenu.Item>
          )}
          {kind === 'rollout' && (
            <DropdownMenu.Item asChild className={menu.item}>
              <a href={client.trajectoryUrl(name)} download={`${baseName}.tum`}>
                <Route size={14} aria-hidden="true" />
                {t('recordings.saveTrajectory')}
              </a>
            </DropdownMenu.Item>
          )}
          {kind === 'dream' && (
            <DropdownMenu.Item asChild className={menu.item}>
              <a href={client.dreamUrl(name)} download={name}>
                <Download size={14} aria-hidden="true" />
                {t('recordings.saveDream')}
              </a>
            </DropdownMenu.Item>
          )}
          {canReveal && (
            <DropdownMenu.Item className={menu.item} onSelect={() => void library.reveal('recordings', name)}>
              <FolderOpen size={14} aria-hidden="true" />
              {t('reveal')}
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Separator className={menu.line} />
          <DropdownMenu.Item
            className={menu.item}
            data-tone="danger"
            onSelect={() => void library.remove('recordings', name)}
          >
            <Trash2 size={14} aria-hidden="true" />
            {t('recordings.delete')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
