import { Download, Ellipsis, FolderOpen, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import menu from '../../../components/menu.module.css';
import { useLibraryState } from '../../library/state/library-context.tsx';
import { useEvaluations } from '../state/evaluations-context.tsx';

interface RunMenuProps {
  readonly name: string;
  readonly isRunning: boolean;
  /** Those that can be saved. */
  readonly files: readonly string[];
}

/** What else can be done with a run. */
export function RunMenu({ name, isRunning, files }: RunMenuProps) {
  const { t } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const canReveal = useLibraryState((state) => state.about?.canReveal === true);
  const { client } = evaluations;
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="quiet" aria-label={t('run.more', { name })}>
        <Ellipsis size={15} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menu.menu} align="end" sideOffset={4}>
          {files.map((file) => (
            <DropdownMenu.Item key={file} asChild className={menu.item}>
              <a href={client?.fileUrl(name, file)} download={`${name} ${file}`}>
                <Download size={14} aria-hidden="true" />
                {t('run.save', { file })}
              </a>
            </DropdownMenu.Item>
          ))}
          {canReveal && (
            <DropdownMenu.Item className={menu.item} onSelect={() => void evaluations.reveal(name)}>
              <FolderOpen size={14} aria-hidden="true" />
              {t('run.reveal')}
            </DropdownMenu.Item>
          )}
          {(files.length > 0 || canReveal) && <DropdownMenu.Separator className={menu.line} />}
          <DropdownMenu.Item
            className={menu.item}
            data-tone="danger"
            disabled={isRunning}
            onSelect={() => void evaluations.remove(name)}
          >
            <Trash2 size={14} aria-hidden="true" />
            {t('run.delete')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
