import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../input/key-hint.tsx';
import type { KeyAction, MotionKey } from '../input/key-map.ts';
import { openSettings } from '../settings/settings-dialog-store.ts';
import { useStudio, useStudioState } from '../studio/studio-context.tsx';
import type { settings } from '../words/en/settings.ts';
import styles from './help-dialog.module.css';
import { Kbd } from './kbd.tsx';

/** The keys, and what one is looking at. */
export function HelpDialog() {
  const { t } = useTranslation('settings');
  const studio = useStudio();
  const isOpen = useStudioState((state) => state.isHelpOpen);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="help-title"
      onClose={() => studio.setHelpOpen(false)}
    >
      <header>
        <h2 id="help-title">{t('help.title')}</h2>
        <form method="dialog">
          <button type="submit" className="quiet">
            {t('help.close')}
          </button>
        </form>
      </header>
      <div className={styles.columns}>
        <Keys />
        <About
          onChangeKeys={() => {
            studio.setHelpOpen(false);
            openSettings('controls');
          }}
        />
      </div>
    </dialog>
  );
}

function Keys() {
  const { t } = useTranslation('settings');
  return (
    <dl className={styles.keys}>
      <KeyLine does="walk" motions={['forward', 'left', 'back', 'right']} />
      <KeyLine does="look" motions={['turnLeft', 'turnRight', 'lookUp', 'lookDown']} />
      <div>
        <dt>
          <Kbd>{t('help.mouse')}</Kbd>
        </dt>
        <dd>{t('help.does.mouse')}</dd>
      </div>
      <KeyLine does="run" motions={['run']} />
      <KeyLine does="rise" motions={['rise', 'sink']} />
      <KeyLine does="fly" actions={['motionMode']} motions={['rollLeft', 'rollRight']} />
      <KeyLine does="speed" actions={['slower', 'faster']} />
      <KeyLine does="pause" actions={['pause']} />
      <KeyLine does="frames" actions={['back', 'step']} />
      <KeyLine does="reset" actions={['reset']} />
      <KeyLine does="newWorld" actions={['newWorld']} />
      <KeyLine does="memory" actions={['memory']} />
      <KeyLine does="tint" actions={['tint']} />
      <KeyLine does="beside" actions={['beside']} />
      <KeyLine does="difference" actions={['difference']} />
      <KeyLine does="wander" actions={['wander']} />
      <KeyLine does="bookmark" actions={['bookmark']} />
      <KeyLine does="saveDream" actions={['saveDream']} />
      <KeyLine does="record" actions={['record']} />
      <KeyLine does="help" actions={['help']} />
    </dl>
  );
}

interface KeyLineProps {
  readonly does: Exclude<keyof (typeof settings)['help']['does'], 'mouse'>;
  readonly actions?: readonly KeyAction[];
  readonly motions?: readonly MotionKey[];
}

/** The keys of one line, as they are bound now. */
function KeyLine({ does, actions = [], motions = [] }: KeyLineProps) {
  const { t } = useTranslation('settings');
  return (
    <div>
      <dt>
        {actions.map((name) => (
          <KeyHint key={name} deed={{ group: 'actions', name }} />
        ))}
        {motions.map((name) => (
          <KeyHint key={name} deed={{ group: 'motions', name }} />
        ))}
      </dt>
      <dd>{t(`help.does.${does}`)}</dd>
    </div>
  );
}

/** What one is looking at. */
function About({ onChangeKeys }: { readonly onChangeKeys: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <div className={styles.about}>
      <p>{t('help.dream')}</p>
      <ul>
        <li>
          <i className={styles.seen} /> {t('help.seen')}
        </li>
        <li>
          <i className={styles.dreamed} /> {t('help.dreamed')}
        </li>
        <li>
          <i className={styles.recalled} /> {t('help.recalled')}
        </li>
      </ul>
      <p>{t('help.limits')}</p>
      <p>{t('help.still')}</p>
      <button type="button" className="quiet" onClick={onChangeKeys}>
        {t('help.change')}
      </button>
    </div>
  );
}
