/** A state that can be gone back from, and forth again. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** What the last change was a part of; further parts of it are undone together with it. */
  readonly gesture?: string;
}

/** Changes that can be undone; older ones are forgotten. */
const MOST_STEPS = 200;

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [] };
}

/**
 * A change that can be undone.
 * @param gesture what it is a part of, such as one drag; left out where it stands alone
 */
export function commit<State>(history: History<State>, next: State, gesture?: string): History<State> {
  if (next === history.present) return history;
  const isContinued = gesture !== undefined && gesture === history.gesture;
  const past = isContinued ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
  return { past, present: next, future: [], gesture };
}

/** A change that is nothing to undo, such as of what is selected. */
export function replace<State>(history: History<State>, next: State): History<State> {
  return next === history.present ? history : { ...history, present: next, gesture: undefined };
}

export function undo<State>({ past, present, future }: History<State>): History<State> {
  if (past.length === 0) return { past, present, future };
  return { past: past.slice(0, -1), present: past[past.length - 1], future: [present, ...future] };
}

export function redo<State>({ past, present, future }: History<State>): History<State> {
  if (future.length === 0) return { past, present, future };
  return { past: [...past, present], present: future[0], future: future.slice(1) };
}
