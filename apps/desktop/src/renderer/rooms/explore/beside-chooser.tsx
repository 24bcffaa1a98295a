import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FoldingSection } from '../../components/folding-section.tsx';
import { KeyHint } from '../../input/key-hint.tsx';
import { useFrames, useStudio, useStudioState } from '../../studio/studio-context.tsx';
import type { BranchEnd } from '../../studio/walk-history.ts';
import { besideChoices } from './beside-choices.ts';
import styles from './beside-chooser.module.css';
import { useBesideLabel } from './beside-words.ts';
import shared from './memory-instrument.module.css';

/** Chooses what stands beside the dream: reality, the same walk remembered otherwise, or another branch. */
export function BesideChooser() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const beside = useStudioState((state) => state.engine.beside);
  const place = useStudioState((state) => state.place);
  const labelOf = useBesideLabel();
  const choices = besideChoices(place, useBranchEnds());
  return (
    <FoldingSection
      name="beside"
      title={t('beside.title')}
      aside={<KeyHint deed={{ group: 'actions', name: 'beside' }} />}
    >
      <select
        className={shared.policy}
        aria-label={t('beside.label')}
        value={JSON.stringify(beside)}
        disabled={!place}
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
    </FoldingSection>
  );
}

/** The branches there are; renders again only where they change, not with every frame. */
function useBranchEnds(): readonly BranchEnd[] {
  const { history } = useStudio().feed;
  const [, setKey] = useState('');
  useFrames(() => setKey(keyOf(history.ends)));
  return history.ends;
}

function keyOf(ends: readonly BranchEnd[]): string {
  return ends.map(({ branchId, isHere }) => `${branchId}${isHere ? '*' : ''}`).join(' ');
}
