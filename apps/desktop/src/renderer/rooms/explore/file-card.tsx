import { Download, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './file-card.module.css';

interface FileCardProps {
  readonly testId: string;
  readonly title: string;
  readonly fileName: string;
  /** Where it lies on this machine. */
  readonly path?: string;
  /** An object URL, where the file is in the page: the browser saves it at once. */
  readonly url?: string;
  readonly saveLabel: string;
  readonly dismissLabel: string;
  readonly onDismiss: () => void;
  /** What else can be done with it. */
  readonly children?: ReactNode;
}

/** A file that has just been made: saved by the browser, or lying where the native side put it. */
export function FileCard({ testId, title, fileName, path, url, ...about }: FileCardProps) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (url) link.current?.click();
  }, [url]);
  return (
    <div className={styles.card} role="status" data-testid={testId}>
      <div className={styles.text}>
        <strong>{title}</strong>
        <span title={path ?? fileName}>{path ?? fileName}</span>
      </div>
      {url && (
        <a className="quiet" ref={link} href={url} download={fileName} aria-label={about.saveLabel}>
          <Download size={15} aria-hidden="true" />
        </a>
      )}
      {about.children}
      <button type="button" className="quiet" onClick={about.onDismiss} aria-label={about.dismissLabel}>
        <X size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
