// @vitest-environment happy-dom
import { NoModelError } from '@dreamwalk/host';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { act, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Transport } from '../rooms/explore/transport.tsx';
import type { StageCommand } from '../stage/stage-protocol.ts';
import { Studio } from '../studio/studio.ts';
import { StudioProvider } from '../studio/studio-context.tsx';
import { i18next } from '../words/words.ts';
import { FailureCard } from './failure-card.tsx';
import { LoadingCard } from './loading-card.tsx';
import { PlaceField } from './place-field.tsx';
import { RestartNotice } from './restart-notice.tsx';

let sent: StageCommand[];
let studio: Studio;

beforeEach(() => {
  sent = [];
  studio = new Studio({ post: (command) => sent.push(command) });
});
afterEach(() => {
  cleanup();
  return i18next.changeLanguage('en');
});

const show = (children: ReactNode) => render(<StudioProvider value={studio}>{children}</StudioProvider>);

describe('LoadingCard', () => {
  it('tells the stage and the percent, and cancels by button and by Escape', () => {
    show(<LoadingCard />);
    act(() => {
      studio.take({
        type: 'loading',
        progress: { task: 'place', stage: 'Touring it', fraction: 0.42, detail: '25 of 60' },
      });
    });
    expect(screen.getByRole('progressbar', { name: 'Touring it' }).getAttribute('aria-valuenow')).toBe('42');
    expect(screen.getByText('25 of 60')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(sent).toEqual([0, 1].map(() => ({ type: 'engine', command: { type: 'cancel' } })));
  });
});

describe('FailureCard', () => {
  it('offers to go on where that helps, and to reload where nothing else does', () => {
    show(<FailureCard />);
    act(() => studio.fail(new Error('The film cannot be written. Free some space.'), 'startRecording'));
    expect(screen.getByRole('alert').textContent).toContain('Free some space.');
    fireEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => studio.fail(new Error('There is no model.'), 'openModel'));
    expect(screen.getByRole('button', { name: 'Reload the studio' })).toBeDefined();
  });

  it('says it in the language shown, and marks as English what is known in English only', async () => {
    await i18next.changeLanguage('de');
    show(<FailureCard />);
    act(() => studio.fail(new NoModelError(), 'newWorld'));
    expect(screen.getByRole('alert').textContent).toContain('Öffnen Sie zuerst eines, dann eine Welt.');
    act(() => studio.fail(new TypeError('x is not a function'), 'walk'));
    expect(screen.getByText('x is not a function').lang).toBe('en');
  });
});

describe('RestartNotice', () => {
  it('says what was lost with the engine, and goes when it was read', () => {
    show(<RestartNotice />);
    const failure = { name: 'EngineConnectionError', message: 'Gone.', during: 'walk' };
    act(() => studio.store.setState({ restart: { failure, isFilmCut: true } }));
    const notice = screen.getByRole('region', { name: 'The engine was started anew' });
    expect(notice.textContent).toContain('recordings of the library');
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('region')).toBeNull();
    act(() =>
      studio.store.setState({
        restart: { failure: { ...failure, name: 'DeviceLostError' }, isFilmCut: false },
      }),
    );
    expect(screen.getByRole('region').textContent).toContain('The GPU failed');
    expect(screen.getByRole('region').textContent).not.toContain('library');
  });
});

describe('PlaceField', () => {
  it('goes to the world that is typed, and puts nonsense back', () => {
    show(<PlaceField />);
    act(() =>
      studio.take({ type: 'placeReady', place: { kind: 'world', seed: 7, tourViews: 60 }, memory: [] }),
    );
    const field = screen.getByLabelText<HTMLInputElement>('World');
    for (const nonsense of ['', '-3', '1.5', 'cat']) {
      fireEvent.change(field, { target: { value: nonsense } });
      fireEvent.submit(field.form!);
      expect(field.value).toBe('7');
    }
    expect(sent).toEqual([]);
    fireEvent.change(field, { target: { value: '12' } });
    fireEvent.submit(field.form!);
    expect(sent.at(-1)).toEqual({ type: 'engine', command: { type: 'newWorld', seed: 12 } });
  });
});

describe('Transport', () => {
  it('waits for a place, then names what its buttons would do', () => {
    show(<Transport />);
    const isDisabled = (name: RegExp) => screen.getByRole<HTMLButtonElement>('button', { name }).disabled;
    expect(isDisabled(/^Pause/)).toBe(true);
    act(() => {
      studio.take({ type: 'placeReady', place: { kind: 'world', seed: 7, tourViews: 60 }, memory: [] });
      studio.take({
        type: 'state',
        state: {
          paused: true,
          walking: false,
          recording: true,
          memoryPolicy: 'none',
          driver: 'person',
          beside: { kind: 'nothing' },
        },
      });
    });
    expect(isDisabled(/^Go on/)).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: /^Stop/ }));
    expect(sent).toEqual([{ type: 'engine', command: { type: 'stopRecording' } }]);
  });
});
