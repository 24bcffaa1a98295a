import { Download, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import styles from './recording-card.module.css';

/** A finished recording: saved by the browser at once, or lying where the engine put it. */
export function RecordingCard() {
  const studio = useStudio();
  const recording = useStudioState((state) => state.recording);
  const link = useRef<HTMLAnchorElement>(null);
  const url = recording?.url;
  useEffect(() => {
    if (url) link.current?.click();
  }, [url]);
  if (!recording) return null;
  const { fileName, durationS, path } = recording;
  const reveal = window.dreamwalk?.revealRecording;
  return (
    <div className={styles.card} role="status" data-testid="recording">
      <div className={styles.text}>
        <strong>{durationS.toFixed(1)} s recorded</strong>
        <span title={path}>{path ?? fileName}</span>
      </div>
      {url && (
        <a className="quiet" ref={link} href={url} download={fileName} aria-label={`Save ${fileName}`}>
          <Download size={15} aria-hidden="true" />
        </a>
      )}
      {path && reveal && (
        <button type="button" className="quiet" onClick={() => reveal(fileName)}>
          Show
        </button>
      )}
      <button type="button" className="quiet" onClick={() => studio.dismissRecording()} aria-label="Dismiss">
        <X size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
