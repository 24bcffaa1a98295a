import { type ReactNode, useRef } from 'react';

interface FilePickerOptions {
  /** What may be chosen, as `<input accept>` has it. */
  readonly accept: string;
  /** For screen readers. */
  readonly label: string;
  readonly onFile: (file: File) => void;
}

/** The system's dialog for choosing a file: `input` has to be rendered somewhere, and `pick` opens it. */
export function useFilePicker({ accept, label, onFile }: FilePickerOptions): {
  readonly pick: () => void;
  readonly input: ReactNode;
} {
  const element = useRef<HTMLInputElement>(null);
  const input = (
    <input
      ref={element}
      type="file"
      accept={accept}
      hidden
      aria-label={label}
      onChange={(event) => {
        const file = event.target.files?.[0];
        // The same file may be chosen again.
        event.target.value = '';
        if (file) onFile(file);
      }}
    />
  );
  return { pick: () => element.current?.click(), input };
}
