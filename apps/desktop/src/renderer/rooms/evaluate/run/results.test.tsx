// @vitest-environment happy-dom
import type { EpisodeResult } from '@dreamwalk/evaluation';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { EvaluationRun } from '../../../../shared/evaluation-protocol.ts';
import { Studio } from '../../../studio/studio.ts';
import { StudioProvider } from '../../../studio/studio-context.tsx';
import { Library } from '../../library/state/library.ts';
import { LibraryProvider } from '../../library/state/library-context.tsx';
import { Evaluations } from '../state/evaluations.ts';
import { EvaluationsProvider } from '../state/evaluations-context.tsx';
import { sampleRun } from '../testing/sample-run.ts';
import { RunView } from './run-view.tsx';
import '../../../words/words.ts';

afterEach(cleanup);

const WINS = { 'no-op': 0, random: 1, wander: 2, planner: 4 };

function show(run: EvaluationRun): Evaluations {
  const studio = new Studio({ post: () => {} });
  const evaluations = new Evaluations(undefined);
  evaluations.store.setState({ selectedName: run.about.name, selected: run });
  render(
    <StudioProvider value={studio}>
      <LibraryProvider value={new Library(undefined, studio.store)}>
        <EvaluationsProvider value={evaluations}>
          <RunView name={run.about.name} />
        </EvaluationsProvider>
      </LibraryProvider>
    </StudioProvider>,
  );
  return evaluations;
}

const row = (name: string) => screen.getByRole('row', { name: new RegExp(`^${name}`) });
const open = (name: string) => fireEvent.mouseDown(screen.getByRole('tab', { name }));

describe('what came of a run', () => {
  it('is success with its interval, and what a planner spent', () => {
    show(sampleRun(['tour'], WINS));
    // Wilson of 2 of 4.
    expect(row('Wander').textContent).toContain('50 %15 … 85 % · 2 of 4');
    expect(within(row('planner')).getByText('512')).toBeTruthy();
    expect(row('Stand still').textContent).toContain('floor');
  });

  it('is said to be imagined where nothing was real', () => {
    show(sampleRun(['tour'], WINS));
    expect(screen.getByTestId('imagined').textContent).toContain('Imagined, not real');
    cleanup();
    show(sampleRun(['tour', 'reality'], WINS));
    expect(screen.queryByTestId('imagined')).toBeNull();
  });

  it('is a difference from the floor, with its p-value', () => {
    show(sampleRun(['tour'], WINS));
    open('Differences');
    expect(screen.getByLabelText<HTMLSelectElement>('Compared with').value).toBe('no-op');
    expect(row('planner').textContent).toMatch(/^planner\+100.*p = 0\.375.*4 pairs$/);
    expect(screen.queryByRole('row', { name: /^Stand still/ })).toBeNull();
  });

  it('is how imagination agrees with reality', () => {
    show(sampleRun(['tour', 'reality'], WINS));
    open('Against reality');
    expect(row('All').textContent).toMatch(/^All12.*1\.00/);
    fireEvent.click(screen.getByLabelText('With floor and ceiling'));
    expect(screen.getByRole('img', { name: /for 4 points/ })).toBeTruthy();
  });

  it('is why policies failed to act, and the episodes that failed', () => {
    const change: Partial<EpisodeResult> = { outcome: 'failed-to-act', reason: 'It hung.' };
    show(sampleRun(['tour', 'reality'], WINS, change));
    open('Failures');
    expect(within(screen.getByTestId('failed-to-act')).getAllByRole('listitem')).toHaveLength(3);
    fireEvent.change(screen.getByLabelText('Policy'), { target: { value: 'wander' } });
    fireEvent.change(screen.getByLabelText('Where'), { target: { value: 'tour' } });
    expect(within(screen.getByTestId('gallery')).getAllByRole('listitem')).toHaveLength(2);
  });
});
