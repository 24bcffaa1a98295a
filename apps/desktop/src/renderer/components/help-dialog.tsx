import { useEffect, useRef } from 'react';
import { KEY_HELP } from '../input/key-map.ts';
import { useStudio, useStudioState } from '../studio/studio-context.tsx';
import styles from './help-dialog.module.css';
import { Kbd } from './kbd.tsx';

/** The keys, and what one is looking at. */
export function HelpDialog() {
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
        <h2 id="help-title">How to walk</h2>
        <form method="dialog">
          <button type="submit" className="quiet">
            Close
          </button>
        </form>
      </header>
      <div className={styles.columns}>
        <dl className={styles.keys}>
          {KEY_HELP.map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <div className={styles.about}>
          <p>
            Every frame is dreamed by a neural network, from the frame before and from a few views it
            remembers. A new world is toured once; from then on there is only memory.
          </p>
          <ul>
            <li>
              <i className={styles.seen} /> views of the tour
            </li>
            <li>
              <i className={styles.dreamed} /> frames it dreamed itself
            </li>
            <li>
              <i className={styles.recalled} /> views it looks at for this frame
            </li>
          </ul>
          <p>
            Where it remembers nothing it invents, and what it invents is soft and does not last. It does not
            see the true world again, and it knows no people, animals or moving things.
          </p>
          <p>While you stand still nothing is dreamed, unless you record.</p>
        </div>
      </div>
    </dialog>
  );
}
