// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Evaluations } from '../rooms/evaluate/state/evaluations.ts';
import { EvaluationsProvider } from '../rooms/evaluate/state/evaluations-context.tsx';
import { Library } from '../rooms/library/state/library.ts';
import { LibraryProvider } from '../rooms/library/state/library-context.tsx';
import { enterRoom, roomsStore } from '../rooms/rooms-store.ts';
import { settingsStore } from '../settings/settings-store.ts';
import type { StageCommand } from '../stage/stage-protocol.ts';
import { Studio } from '../studio/studio.ts';
import { StudioProvider } from '../studio/studio-context.tsx';
import { i18next } from '../words/words.ts';
import { CommandPalette } from './command-palette.tsx';
import { listCommands } from './list-commands.ts';
import { setPaletteOpen } from './palette-store.ts';

let sent: StageCommand[];
let studio: Studio;
let library: Library;
let evaluations: Evaluations;

beforeEach(() => {
  sent = [];
  studio = new Studio({ post: (command) => sent.push(command) });
  studio.store.setState({
    models: [{ id: 'rooms', title: 'Rooms', description: '' }] as never,
    model: { id: 'rooms' } as never,
    place: { kind: 'world', seed: 5, tourViews: 2 },
  });
  library = new Library(undefined, studio.store);
  evaluations = new Evaluations(undefined);
  render(
    <StudioProvider value={studio}>
      <LibraryProvider value={library}>
        <EvaluationsProvider value={evaluations}>
          <CommandPalette />
        </EvaluationsProvider>
      </LibraryProvider>
    </StudioProvider>,
  );
});
afterEach(async () => {
  cleanup();
  setPaletteOpen(false);
  enterRoom('explore');
  await i18next.changeLanguage('en');
});

const open = () => fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
const options = () => screen.getAllByRole('option').map((option) => option.textContent);
const type = (text: string) => fireEvent.change(screen.getByRole('combobox'), { target: { value: text } });
const choose = () => fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });

describe('CommandPalette', () => {
  it('opens and closes by Ctrl+K, and lists everything there is to do', () => {
    open();
    expect(screen.getByRole('dialog', { name: 'Commands' })).toBeDefined();
    expect(options()).toHaveLength(listCommands({ studio, library, evaluations }).length);
    fireEvent.keyDown(window, { key: 'k', metaKey: true });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('finds a command by a few of its letters, the likeliest first, and without accents', () => {
    open();
    for (const [typed, found] of [
      ['rec', 'Record, or stop recording'],
      ['francais', 'Language: français'],
      ['lib', 'Go to Library'],
      ['mem worldm', 'Memory: WorldMem'],
    ]) {
      type(typed);
      expect(options()[0]).toContain(found);
      expect(screen.getAllByRole('option', { selected: true })).toEqual([screen.getAllByRole('option')[0]]);
    }
  });

  it('runs a command by Enter, and closes', () => {
    open();
    type('mem worldm');
    choose();
    expect(sent).toEqual([{ type: 'engine', command: { type: 'setMemoryPolicy', policy: 'worldmem' } }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('goes to the world whose number is typed, from any room', () => {
    enterRoom('library');
    open();
    type('2000123');
    expect(options()).toEqual(['Go to world 2000123']);
    choose();
    expect(sent.at(-1)).toEqual({ type: 'engine', command: { type: 'newWorld', seed: 2000123 } });
    expect(roomsStore.getState().room).toBe('explore');
  });

  it('gives the focus back to what had it', async () => {
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    open();
    expect(document.activeElement).toBe(screen.getByRole('combobox'));
    fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Escape' });
    await vi.waitFor(() => expect(document.activeElement).toBe(button));
    button.remove();
  });

  it('says so where nothing is found', () => {
    open();
    type('qqqq');
    expect(screen.getByText('There is no such command.')).toBeDefined();
  });

  it('opens rooms and models, and changes the theme and the language', () => {
    const run = (id: string) =>
      act(() =>
        listCommands({ studio, library, evaluations })
          .find((command) => command.id === id)!
          .run(),
      );
    run('room.library');
    expect(roomsStore.getState().room).toBe('library');
    run('model.rooms');
    expect(sent.at(-1)).toEqual({ type: 'engine', command: { type: 'openModel', modelId: 'rooms' } });
    run('theme.light');
    run('language.fr');
    expect(settingsStore.getState()).toMatchObject({ theme: 'light', language: 'fr' });
  });

  it('speaks the language shown, under names that are all different', async () => {
    for (const language of ['en', 'de', 'fr']) {
      await act(() => i18next.changeLanguage(language));
      const commands = listCommands({ studio, library, evaluations });
      for (const name of ['id', 'title'] as const)
        expect(new Set(commands.map((command) => command[name])).size).toBe(commands.length);
      expect(commands.find(({ id }) => id === 'language.de')?.title).toContain('Deutsch');
    }
    open();
    expect(screen.getByRole('dialog', { name: 'Commandes' })).toBeDefined();
  });
});
