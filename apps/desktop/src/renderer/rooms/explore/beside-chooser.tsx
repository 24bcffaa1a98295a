import type { BesideChoice } from '@dreamwalk/host';
import { MEMORY_POLICY_NAMES } from '@dreamwalk/world';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { KeyHint } from '../../input/key-hint.tsx';
import { useFrames, useStudio, useStudioState } from '../../studio/studio-context.tsx';
import type { BranchEnd } from '../../studio/walk-history.ts';
import styles from './beside-chooser.module.css';
import { useBesideLabel } from './beside-words.ts';
import shared from './memory-instrument.module.css';

/** Chooses what stands beside the dream: reality, the same walk remembered otherwise, or another branch. */
export function BesideChooser() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const beside = useStudioState((state) => state.engine.beside);
  const hasReality = useStudioState((state) => state.place?.kind === 'world');
  const hasPlace = useStudioState((state) => state.place !== undefined);
  const labelOf = useBesideLabel();
  const branches = useOtherBranches();
  const choices: readonly BesideChoice[] = [
    { kind: 'nothing' },
    ...(hasReality ? [{ kind: 'reality' } as const] : []),
    ...MEMORY_POLICY_NAMES.toReversed().map((policy) => ({ kind: 'memory', policy }) as const),
    ...branches.map(({ branchId }) => ({ kind: 'branch', branchId }) as const),
  ];
  return (
    <Section title={t('beside.title')} aside={<KeyHint deed={{ group: 'actions', name: 'beside' }} />}>
      <select
        className={shared.policy}
        aria-label={t('beside.label')}
        value={JSON.stringify(beside)}
        disabled={!hasPlace}
        onChange={(event) => {
          studio.setBeside(JSON.parse(event.target.value));
          // It must not keep the arrow keys, which look round.
          event.target.blur();
        }}
      >
        {choices.map((choice) => (
          <option key={JSON.stringify(choice)} value={JSON.stringify(choice)}>
            {labelOf(choice)}
          </option>
        ))}
      </select>
      <p className={`${shared.about} ${styles.about}`}>{t(`beside.about.${beside.kind}`)}</p>
    </Section>
  );
}

/** The branches that one is not on; renders again only where they change, not with every frame. */
function useOtherBranches(): readonly BranchEnd[] {
  const { history } = useStudio().feed;
  const [, setKey] = useState('');
  useFrames(() => setKey(keyOf(history.ends)));
  return history.ends.filter(({ isHere }) => !isHere);
}

function keyOf(ends: readonly BranchEnd[]): string {
  return ends.map(({ branchId, isHere }) => `${branchId}${isHere ? '*' : ''}`).join(' ');
}
