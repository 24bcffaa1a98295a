// @vitest-environment happy-dom
import type { ActionFollowing, EpisodeResult, ModelFidelity } from '@dreamwalk/evaluation';
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

  it('is how far dreams follow and are true, where they were probed', () => {
    const run = sampleRun(['tour'], WINS);
    const estimate = (value: number | null) => ({ value, interval: null });
    const axes = { vx: 0, vy: 0, vz: 0.98, wx: 0, wy: 0.99, wz: 0 };
    const eachAxis = Object.fromEntries(
      Object.entries(axes).map(([axis, value]) => [axis, estimate(value)]),
    ) as ActionFollowing['correlation'];
    const modelFidelity: ModelFidelity = {
      arm: 'tour',
      starts: 4,
      actionFollowing: {
        motions: 64,
        correlation: eachAxis,
        meanError: eachAxis,
        rotationRad: estimate(0),
        directionCosine: estimate(1),
        scaleRatio: estimate(1.02),
      },
      stateAlignment: [
        { horizon: 1, starts: 4, alignment: estimate(0.1) },
        { horizon: 60, starts: 4, alignment: estimate(0.25) },
      ],
    };
    show({ ...run, summary: { ...run.summary!, modelFidelity: [modelFidelity] } });
    open('Against reality');
    expect(row('Tour 4 starts').textContent).toBe('Tour4 starts0.980.991.020.25after 60 frames');
    cleanup();
    show(run);
    open('Against reality');
    expect(screen.queryByText('The world model itself')).toBeNull();
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
