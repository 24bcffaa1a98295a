// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldedSections } from '../../components/folded-sections.ts';
import { Studio } from '../../studio/studio.ts';
import { StudioProvider } from '../../studio/studio-context.tsx';
import { shownFrame } from '../../studio/testing/shown-frame.ts';
import { MemoryInstrument } from './memory-instrument.tsx';
import { PoseInstrument } from './pose-instrument.tsx';
import { StageTimes } from './stage-times.tsx';
import '../../words/words.ts';

let studio: Studio;

beforeEach(() => {
  studio = new Studio({ post: () => {} }, { nextRefresh: (draw) => draw() });
  foldedSections.setState({ names: [] });
  localStorage.clear();
});
afterEach(cleanup);

const show = (children: ReactNode) => render(<StudioProvider value={studio}>{children}</StudioProvider>);
const figureOf = (stage: string) =>
  screen.getByText(stage).closest('div')!.querySelector('dd')!.textContent!.trim();
const lineOf = (stage: string) =>
  screen.getByText(stage).closest('div')!.querySelector('path')!.getAttribute('d');

/** Dreams frames whose denoising takes so long. */
function dream(...denoiseMs: readonly number[]): void {
  const { stats } = shownFrame(0);
  act(() => {
    for (const [index, denoise] of denoiseMs.entries())
      studio.take(shownFrame(index + 1, { stats: { ...stats, timingsMs: { denoise } } }));
  });
}

describe('StageTimes', () => {
  it('draws a line of the last times beside the figure of a stage, and none of a frame that was gone back to', () => {
    show(<StageTimes />);
    dream(10, 20, 20);
    expect(figureOf('denoise')).toBe('13.6');
    const line = lineOf('denoise');
    expect(line).toBe('M117 0.500L118 0.000L119 0.000');
    act(() => studio.take(shownFrame(1, { restored: true })));
    expect(lineOf('denoise')).toBe(line);
  });

  it('folds up to its title, stays so, and shows what came meanwhile when it is unfolded', () => {
    show(<StageTimes />);
    const title = screen.getByRole('button', { name: 'Step by stage' });
    fireEvent.click(title);
    expect(title.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByText('denoise')).toBeNull();
    expect(localStorage.getItem('dreamwalk.folded-sections')).toBe('{"names":["stages"]}');
    dream(30, 30);
    fireEvent.click(title);
    expect(figureOf('denoise')).toBe('30.0');
  });
});

it('tells the horizon by the frames of the model a second', () => {
  studio.store.setState({ model: { framesPerSecond: 10 } as never });
  show(<PoseInstrument />);
  act(() => studio.take(shownFrame(25)));
  expect(screen.getByTestId('horizon').textContent).toBe('2.5 s');
});

it('tells how many views are remembered, and what they take', () => {
  show(<MemoryInstrument />);
  const { stats } = shownFrame(1);
  const memory = { real: 60, generated: 4, budget: 512, bytes: 24_120_000 };
  act(() => studio.take(shownFrame(1, { stats: { ...stats, memory } })));
  expect(screen.getByText('64').parentElement!.textContent).toBe('64 of 512 views');
  expect(screen.getByTestId('memory-size').textContent).toBe('24.1 MB');
});
