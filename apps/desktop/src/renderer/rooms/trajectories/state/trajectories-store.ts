import { createStore } from 'zustand/vanilla';
import { type Desk, type DeskAction, EMPTY_DESK, reduceDesk } from './desk.ts';
import { commit, type History, redo, replace, startHistory, undo } from './history.ts';
import type { ImportDraft } from './import-draft.ts';
import type { PathDocument } from './path-document.ts';
import type { PathShelf } from './path-shelf.ts';
import { Playhead } from './playhead.ts';

/** What the gizmo does to a keyframe. */
export type GizmoMode = 'move' | 'turn';

/** What the room shows. */
export interface TrajectoriesState {
  readonly history: History<Desk>;
  readonly gizmo: GizmoMode;
  /** A file that was read and is looked at before it is taken in. */
  readonly draft: ImportDraft | undefined;
  /** Why a file was not read. */
  readonly failure: Error | undefined;
  /** The path that was deleted last, until something else is done. */
  readonly removed: PathDocument | undefined;
}

const START: TrajectoriesState = {
  history: startHistory(EMPTY_DESK),
  gizmo: 'move',
  draft: undefined,
  failure: undefined,
  removed: undefined,
};

/** The state of the room; it stays when one leaves. */
export const trajectoriesStore = createStore<TrajectoriesState>(() => START);

/** The moment of the selected path that is looked at. */
export const playhead = new Playhead();

/** @param gesture what the edit is a part of; its parts are undone together */
export function edit(action: DeskAction, gesture?: string): void {
  const { history } = trajectoriesStore.getState();
  const next = reduceDesk(history.present, action);
  const isSelection = action.type === 'selectPath' || action.type === 'selectKeyframe';
  trajectoriesStore.setState({
    history: isSelection ? replace(history, next) : commit(history, next, gesture),
    removed:
      action.type === 'removePath' ? history.present.paths.find(({ id }) => id === action.pathId) : undefined,
  });
}

/** Ends what is done in parts: what comes next is undone by itself. */
export function endGesture(): void {
  trajectoriesStore.setState(({ history }) => ({ history: { ...history, gesture: undefined } }));
}

export function undoEdit(): void {
  trajectoriesStore.setState(({ history }) => ({ history: undo(history), removed: undefined }));
}

export function redoEdit(): void {
  trajectoriesStore.setState(({ history }) => ({ history: redo(history), removed: undefined }));
}

/** Shows a file before it is taken in. */
export function openDraft(draft: ImportDraft): void {
  trajectoriesStore.setState({ draft, failure: undefined });
}

export function closeDraft(): void {
  trajectoriesStore.setState({ draft: undefined });
}

/** Says why a file cannot be read. */
export function refuseFile(failure: Error): void {
  trajectoriesStore.setState({ draft: undefined, failure });
}

export function dismissFailure(): void {
  trajectoriesStore.setState({ failure: undefined });
}

export function setGizmo(gizmo: GizmoMode): void {
  trajectoriesStore.setState({ gizmo });
}

/** Puts everything back to an empty room. */
export function clearTrajectories(): void {
  trajectoriesStore.setState(START, true);
}

/** How long after an edit it is written down; a drag edits with every refresh. */
const SAVE_DELAY_MS = 300;

/**
 * Brings back what the shelf keeps, and keeps there what is edited from here on.
 * @param onFailure hears why the shelf cannot be read or written
 */
export async function keepOn(shelf: PathShelf, onFailure: (error: unknown) => void): Promise<void> {
  try {
    const kept = await shelf.load();
    trajectoriesStore.setState(({ history }) => {
      const paths = [...kept, ...history.present.paths];
      const pathId = history.present.pathId ?? paths[0]?.id;
      return { history: startHistory({ ...history.present, paths, pathId }) };
    });
  } catch (error) {
    onFailure(error);
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  trajectoriesStore.subscribe((state, before) => {
    const { paths } = state.history.present;
    if (paths === before.history.present.paths) return;
    clearTimeout(timer);
    timer = setTimeout(() => shelf.save(paths).catch(onFailure), SAVE_DELAY_MS);
  });
}
