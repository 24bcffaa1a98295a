// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StageCommand } from '../../stage/stage-protocol.ts';
import { Studio } from '../../studio/studio.ts';
import { StudioProvider } from '../../studio/studio-context.tsx';
import { roomsStore } from '../rooms-store.ts';
import { ImportDialog } from './import-dialog.tsx';
import { PathInspector } from './path-inspector.tsx';
import { PathRail } from './path-rail.tsx';
import { readDraft } from './state/import-draft.ts';
import {
  clearTrajectories,
  edit,
  openDraft,
  refuseFile,
  trajectoriesStore,
} from './state/trajectories-store.ts';
import { keyframed, level, recorded } from './testing/paths.ts';
import '../../words/words.ts';

let sent: StageCommand[];
let studio: Studio;

beforeEach(() => {
  sent = [];
  studio = new Studio({ post: (command) => sent.push(command) });
  studio.store.setState({
    model: {
      id: 'rooms',
      name: 'Rooms',
      sizeBytes: 1,
      framesPerSecond: 20,
      widthPx: 128,
      heightPx: 128,
      hfovRad: 1.4,
      retrievedViews: 3,
      speedMPerFrame: 0.2,
      trainedSpeedsMPerFrame: { slowest: 0.15, fastest: 0.25 },
    },
    place: { kind: 'world', seed: 5, tourViews: 2 },
  });
  clearTrajectories();
  render(
    <StudioProvider value={studio}>
      <PathRail />
      <PathInspector />
      <ImportDialog />
    </StudioProvider>,
  );
});
afterEach(cleanup);

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const desk = () => trajectoriesStore.getState().history.present;
const add = (path: ReturnType<typeof keyframed>) => act(() => edit({ type: 'addPath', path }));
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('the list', () => {
  it('draws, deletes and brings back', () => {
    press('Draw');
    expect(screen.getByRole('button', { name: /^Trajectory 1/, current: true })).toBeDefined();
    press('Delete Trajectory 1');
    expect(screen.getByText('Trajectory 1 deleted')).toBeDefined();
    press('Undo');
    expect(desk().paths).toHaveLength(1);
  });

  it('says why a file was refused', () => {
    act(() => {
      try {
        readDraft('broken.tum', '0 0 0', 20);
      } catch (error) {
        refuseFile(error as Error);
      }
    });
    expect(screen.getByRole('alert').textContent).toMatch(
      /broken\.tum, line 1: .* 3\u00a0columns instead of 8/,
    );
    press('Dismiss');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the inspector', () => {
  it('moves, turns and paces a keyframe by numbers', () => {
    add(keyframed('a', 3));
    press('Keyframe 2');
    type('x (m)', '5');
    type('yaw (°)', '90');
    type('speed here (m/s)', '2');
    const { shape } = desk().paths[0];
    if (shape.kind !== 'keyframes') throw new Error('The path has lost its keyframes.');
    expect(shape.keyframes[1].speedMPerS).toBe(2);
    expect(shape.keyframes[1].pose.translation).toEqual([5, 0, 1.6]);
    expect(shape.keyframes[1].pose.rotation).not.toEqual(level(0).rotation);
  });

  it('leaves the pose alone for what is no number, and puts the field back', () => {
    add(keyframed('a', 2));
    press('Keyframe 1');
    const before = desk();
    const field = screen.getByLabelText<HTMLInputElement>('speed here (m/s)');
    for (const nonsense of ['', '0', '-3']) fireEvent.change(field, { target: { value: nonsense } });
    fireEvent.blur(field);
    expect(desk()).toBe(before);
    expect(field.value).toBe('4.00');
  });

  it('warns where it is faster than the model was trained for, and slows down', () => {
    add(keyframed('a', 3, 8));
    expect(screen.getByText(/Faster in places than the 5\.0 m\/s/)).toBeDefined();
    press('Slow down to it');
    expect(screen.getByText(/Within what the model was trained for/)).toBeDefined();
  });

  it('redraws a recorded path with keyframes', () => {
    add(recorded('walk.tum', 30));
    press('Redraw with keyframes');
    expect(desk().paths.map(({ name }) => name)).toEqual(['walk.tum', 'walk.tum, redrawn']);
    expect(screen.getByRole('button', { name: 'Keyframe 2' })).toBeDefined();
  });

  it('sends the poses to be walked, a pose a frame, and goes along', () => {
    add(keyframed('a', 2));
    press('Walk it');
    const commands = sent.map((message) => (message.type === 'engine' ? message.command : message));
    expect(commands.map(({ type }) => type)).toEqual(['pause', 'drive']);
    expect(commands[1]).toMatchObject({
      driver: { kind: 'path', name: 'a', isPlaced: true, isLoop: false, poses: { length: 11 } },
    });
    expect(roomsStore.getState().room).toBe('explore');
  });
});

describe('the import dialog', () => {
  it('names the convention and why, offers others, and takes the file in as chosen', () => {
    const upsideDown = Array.from({ length: 9 }, (_, x) => `${x} ${x} 0 1.6 0.5 -0.5 -0.5 0.5`).join('\n');
    act(() => openDraft(readDraft('gl.tum', upsideDown, 20)));
    const dialog = within(screen.getByRole('dialog', { name: 'gl.tum' }));
    expect(dialog.getByTestId('reason').textContent).toMatch(/^TUM prescribes otherwise/);
    expect(dialog.getByRole<HTMLInputElement>('radio', { name: 'OpenGL' }).checked).toBe(true);
    fireEvent.click(dialog.getByRole('button', { name: /OpenCV · \+z prescribed/ }));
    expect(dialog.getByTestId('reason').textContent).toBe('You chose this reading.');
    fireEvent.click(dialog.getByRole('button', { name: 'Import' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(desk().paths[0]).toMatchObject({ name: 'gl.tum', origin: 'imported', isPlaced: false });
  });
});
