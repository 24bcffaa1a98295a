import { CircleHelp } from 'lucide-react';
import { useStudio, useStudioState } from '../studio/studio-context.tsx';
import { ModelChoice } from './model-choice.tsx';
import { PlaceField } from './place-field.tsx';
import { RoomDoors } from './room-doors.tsx';
import styles from './top-bar.module.css';

const PROVIDER_NAMES = { webgpu: 'WebGPU', cpu: 'Native CPU', wasm: 'WebAssembly' } as const;

/** What is open: the place, the model, the provider. */
export function TopBar() {
  const studio = useStudio();
  const rung = useStudioState((state) => state.rung);
  const provider = useStudioState((state) => state.provider);
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <Mark />
        <h1>Dreamwalk</h1>
        <RoomDoors />
      </div>
      <PlaceField />
      <div className={styles.facts}>
        <ModelChoice />
        {rung && (
          <span className={styles.fact} data-testid="provider" data-provider={rung.provider} title={rung.why}>
            <i className={provider ? styles.lit : styles.unlit} aria-hidden="true" />
            {PROVIDER_NAMES[rung.provider]}
          </span>
        )}
        <button
          type="button"
          className={styles.help}
          onClick={() => studio.setHelpOpen(true)}
          aria-label="Help"
        >
          <CircleHelp size={17} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </div>
    </header>
  );
}

function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M7 27V14a9 9 0 0 1 18 0v13" stroke="var(--dreamed)" />
      <path d="M13 27V15a3 3 0 0 1 6 0v12" stroke="var(--recalled)" />
    </svg>
  );
}
