// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bindingsStore, resetAllKeys } from '../input/bindings-store.ts';
import { KeyHint } from '../input/key-hint.tsx';
import { i18next, speak } from '../words/words.ts';
import { SettingsDialog } from './settings-dialog.tsx';
import { closeSettings } from './settings-dialog-store.ts';
import { usualSettings } from './settings-schema.ts';
import { changeSettings, settingsStore } from './settings-store.ts';

beforeEach(() => {
  render(
    <>
      <KeyHint deed={{ group: 'actions', name: 'memory' }} />
      <SettingsDialog />
    </>,
  );
  fireEvent.keyDown(window, { key: ',', ctrlKey: true });
});
afterEach(async () => {
  act(() => {
    closeSettings();
    resetAllKeys('keyboard');
    resetAllKeys('gamepad');
    changeSettings(usualSettings());
  });
  cleanup();
  await i18next.changeLanguage('en');
});

// By their labels: asking a hundred buttons for their role takes seconds.
const slot = (name: string) => {
  const found = document.querySelector(`[aria-label="${name}"]`);
  if (!found) throw new Error(`There is no "${name}".`);
  return found;
};
const button = (text: string) => screen.getByText(text);
const press = (code: string, key: string, more = {}) => fireEvent.keyDown(window, { code, key, ...more });
const keys = () => bindingsStore.getState().keyboard;
const openTab = (name: string) => {
  fireEvent.mouseDown(screen.getByText(name));
};

describe('SettingsDialog', () => {
  it('puts a key where the next one is pressed, and every hint says so at once', () => {
    fireEvent.click(slot('Another way of remembering, Keyboard: M'));
    expect(document.querySelector('[role=status]')?.textContent).toContain('Press a key');
    press('KeyO', 'o');
    expect(keys().actions.memory).toEqual(['o']);
    expect(slot('Another way of remembering, Keyboard: O')).toBeDefined();
    expect(document.querySelector('kbd')?.textContent).toBe('O');
    fireEvent.click(slot('Reset: Another way of remembering'));
    expect(keys().actions.memory).toEqual(['m']);
  });

  it('asks what becomes of a key that something else has, and swaps the two', () => {
    fireEvent.click(slot('Rise, Keyboard: E'));
    press('KeyM', 'm');
    expect(document.querySelector('[role=alert]')?.textContent).toBe(
      'M is already “Another way of remembering”.',
    );
    expect(keys().motions.rise).toEqual(['KeyE']);
    fireEvent.click(button('Swap'));
    expect([keys().motions.rise, keys().actions.memory]).toEqual([['KeyM'], ['e']]);
    expect(document.querySelector('[role=alert]')).toBeNull();
    fireEvent.click(button('Reset all keys and buttons'));
    expect(keys().motions.rise).toEqual(['KeyE']);
  });

  it('takes a key from something else where that is wanted', () => {
    fireEvent.click(slot('Rise, Keyboard: none'));
    press('KeyM', 'm');
    expect(screen.queryByText('Swap')).toBeNull();
    fireEvent.click(button('Clear it there'));
    expect([keys().motions.rise, keys().actions.memory]).toEqual([['KeyE', 'KeyM'], []]);
    expect(document.querySelector('kbd')).toBeNull();
  });

  it('refuses keys that others need, empties a place by Delete, and leaves it as it was by Escape', () => {
    fireEvent.click(slot('Rise, Keyboard: E'));
    press('F5', 'F5');
    expect(document.querySelector('[role=alert]')?.textContent).toMatch(/^F5 cannot be used/);
    fireEvent.click(slot('Rise, Keyboard: E'));
    press('Escape', 'Escape');
    expect(screen.getByRole('dialog', { name: 'Settings' })).toBeDefined();
    expect(keys().motions.rise).toEqual(['KeyE']);
    fireEvent.click(slot('Rise, Keyboard: E'));
    press('Delete', 'Delete');
    expect(keys().motions.rise).toEqual([]);
  });

  it('warns of a key that does two things', () => {
    act(() => {
      const { keyboard } = bindingsStore.getState();
      const motions = { ...keyboard.motions, sink: ['KeyE'] };
      bindingsStore.setState({ keyboard: { ...keyboard, motions } });
    });
    expect(screen.getByText('E is also “Rise”.')).toBeDefined();
    expect(screen.getByText('E is also “Sink”.')).toBeDefined();
  });

  it('changes how mouse and sticks turn the view, and puts that back', () => {
    openTab('Mouse and gamepad');
    fireEvent.change(screen.getByLabelText('Looking by dragging the picture'), { target: { value: '2' } });
    fireEvent.click(screen.getByLabelText('Mouse up looks down'));
    expect(settingsStore.getState()).toMatchObject({ draggedMouseScale: 2, invertMouseY: true });
    fireEvent.click(button('Reset these'));
    expect(settingsStore.getState()).toEqual(usualSettings());
  });

  it('speaks another language at once', async () => {
    openTab('Appearance');
    const language = screen.getByLabelText('Language');
    expect(
      within(language)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['English', 'Deutsch', 'Français']);
    fireEvent.change(language, { target: { value: 'de' } });
    expect(settingsStore.getState().language).toBe('de');
    await act(() => speak('de'));
    expect(screen.getByRole('dialog', { name: 'Einstellungen' })).toBeDefined();
  });
});
