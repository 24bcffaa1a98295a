// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useStore } from 'zustand';
import type { ListedRollout } from '../../../../shared/library-protocol.ts';
import { Studio } from '../../../studio/studio.ts';
import { Library } from '../../library/state/library.ts';
import { LibraryProvider } from '../../library/state/library-context.tsx';
import { changeDraft, EXAMPLE_DRAFT, suiteDraft } from '../state/suite-draft.ts';
import { PlaceChoice } from './place-choice.tsx';
import '../../../words/words.ts';

afterEach(() => {
  cleanup();
  changeDraft(EXAMPLE_DRAFT);
  vi.unstubAllGlobals();
});

const rollout = {
  kind: 'rollout',
  name: 'kitchen',
  source: 'world 600001',
  frameCount: 120,
} as ListedRollout;
const film = { kind: 'film', name: 'walk.mp4', createdAt: '', sizeBytes: 1 } as const;

function Shown() {
  return <PlaceChoice draft={useStore(suiteDraft)} />;
}

describe('the places of a suite', () => {
  it('are simulated worlds, or rollouts of the library and folders that were named', () => {
    // The list of models is asked for by the way.
    vi.stubGlobal('fetch', async () => Response.json([]));
    const library = new Library(undefined, new Studio({ post: () => {} }).store);
    library.store.setState({
      about: { canReveal: false, ownModelsFolder: '', recordingsFolder: '/rollouts' },
      recordings: [film, rollout],
    });
    render(
      <LibraryProvider value={library}>
        <Shown />
      </LibraryProvider>,
    );
    expect(screen.queryByRole('checkbox')).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: 'Recorded walks' }));
    expect(screen.getAllByRole('checkbox')).toHaveLength(1);
    fireEvent.click(screen.getByRole('checkbox', { name: /kitchen.*world 600001 · 120 frames/ }));
    const folder = screen.getByRole('textbox', { name: 'Folder of another recording' });
    fireEvent.change(folder, { target: { value: ' /walks/garden/ ' } });
    fireEvent.submit(folder);
    expect(suiteDraft.getState().tours).toEqual(['/rollouts/kitchen', '/walks/garden']);
    fireEvent.click(screen.getByRole('checkbox', { name: /garden/ }));
    expect(suiteDraft.getState().tours).toEqual(['/rollouts/kitchen']);
  });
});
