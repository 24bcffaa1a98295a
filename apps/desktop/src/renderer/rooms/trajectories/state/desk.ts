import type { Pose } from '@dreamwalk/geometry';
import type { KeyframeShape, PathDocument, PathKeyframe } from './path-document.ts';

/** The paths there are, and which one is being worked on. */
export interface Desk {
  readonly paths: readonly PathDocument[];
  readonly pathId: string | undefined;
  readonly keyframeId: string | undefined;
}

/** Something done to a desk. Ids of what is new come from outside, so that the same action always has the same result. */
export type DeskAction =
  | { readonly type: 'addPath'; readonly path: PathDocument }
  | { readonly type: 'removePath'; readonly pathId: string }
  | {
      readonly type: 'changePath';
      readonly change: Partial<Pick<PathDocument, 'name' | 'isLoop' | 'isPlaced' | 'worldSeed'>>;
    }
  | { readonly type: 'setSmoothness'; readonly smoothness: number }
  /** Before the keyframe of that index, or at the end. */
  | { readonly type: 'addKeyframe'; readonly keyframe: PathKeyframe; readonly index?: number }
  | { readonly type: 'duplicateKeyframe'; readonly keyframeId: string; readonly newId: string }
  | {
      readonly type: 'changeKeyframe';
      readonly keyframeId: string;
      readonly change: Partial<Omit<PathKeyframe, 'id'>>;
    }
  | { readonly type: 'removeKeyframe'; readonly keyframeId: string }
  /** Nowhere faster than this: keyframes one by one, a recorded path, which is `fastestMPerS` fast, as a whole. */
  | { readonly type: 'limitSpeed'; readonly mPerS: number; readonly fastestMPerS: number }
  /** Moves every pose. */
  | { readonly type: 'movePoses'; readonly move: (pose: Pose) => Pose }
  | { readonly type: 'selectPath'; readonly pathId: string }
  | { readonly type: 'selectKeyframe'; readonly keyframeId: string | undefined };

export const EMPTY_DESK: Desk = { paths: [], pathId: undefined, keyframeId: undefined };

/** The path that is worked on. */
export function selectedPath({ paths, pathId }: Desk): PathDocument | undefined {
  return paths.find(({ id }) => id === pathId);
}

/** The keyframe that is worked on. */
export function selectedKeyframe(desk: Desk): PathKeyframe | undefined {
  const shape = selectedPath(desk)?.shape;
  if (shape?.kind !== 'keyframes') return undefined;
  return shape.keyframes.find(({ id }) => id === desk.keyframeId);
}

/** The desk after an action; the same object where the action changes nothing. */
export function reduceDesk(desk: Desk, action: DeskAction): Desk {
  switch (action.type) {
    case 'addPath':
      return { paths: [...desk.paths, action.path], pathId: action.path.id, keyframeId: undefined };
    case 'removePath':
      return removePath(desk, action.pathId);
    case 'selectPath':
      return desk.pathId === action.pathId ? desk : { ...desk, pathId: action.pathId, keyframeId: undefined };
    case 'selectKeyframe':
      return desk.keyframeId === action.keyframeId ? desk : { ...desk, keyframeId: action.keyframeId };
    case 'changePath':
      return changePath(desk, (path) => ({ ...path, ...action.change }));
    case 'setSmoothness':
      return changeShape(desk, (shape) => ({ ...shape, smoothness: action.smoothness }));
    case 'addKeyframe': {
      const { keyframe } = action;
      const added = changeShape(desk, (shape) => ({
        ...shape,
        keyframes: shape.keyframes.toSpliced(action.index ?? shape.keyframes.length, 0, keyframe),
      }));
      return added === desk ? desk : { ...added, keyframeId: keyframe.id };
    }
    case 'duplicateKeyframe': {
      const shape = selectedPath(desk)?.shape;
      if (shape?.kind !== 'keyframes') return desk;
      const index = shape.keyframes.findIndex(({ id }) => id === action.keyframeId);
      if (index < 0) return desk;
      const keyframe = { ...shape.keyframes[index], id: action.newId };
      return reduceDesk(desk, { type: 'addKeyframe', keyframe, index: index + 1 });
    }
    case 'changeKeyframe':
      return changeShape(desk, (shape) => ({
        ...shape,
        keyframes: shape.keyframes.map((keyframe) =>
          keyframe.id === action.keyframeId ? { ...keyframe, ...action.change } : keyframe,
        ),
      }));
    case 'removeKeyframe':
      return removeKeyframe(desk, action.keyframeId);
    case 'limitSpeed':
      return changePath(desk, (path) => ({ ...path, shape: limitSpeed(path.shape, action) }));
    case 'movePoses':
      return changePath(desk, (path) => ({ ...path, shape: movePoses(path.shape, action.move) }));
  }
}

function removePath(desk: Desk, pathId: string): Desk {
  const index = desk.paths.findIndex(({ id }) => id === pathId);
  if (index < 0) return desk;
  const paths = desk.paths.toSpliced(index, 1);
  if (desk.pathId !== pathId) return { ...desk, paths };
  return { paths, pathId: paths[Math.min(index, paths.length - 1)]?.id, keyframeId: undefined };
}

/** The last keyframe stays: a path without any is none. */
function removeKeyframe(desk: Desk, keyframeId: string): Desk {
  const shape = selectedPath(desk)?.shape;
  if (shape?.kind !== 'keyframes' || shape.keyframes.length === 1) return desk;
  const index = shape.keyframes.findIndex(({ id }) => id === keyframeId);
  if (index < 0) return desk;
  const keyframes = shape.keyframes.toSpliced(index, 1);
  const removed = changeShape(desk, () => ({ ...shape, keyframes }));
  return { ...removed, keyframeId: keyframes[Math.min(index, keyframes.length - 1)].id };
}

function changePath(desk: Desk, change: (path: PathDocument) => PathDocument): Desk {
  if (!selectedPath(desk)) return desk;
  return { ...desk, paths: desk.paths.map((path) => (path.id === desk.pathId ? change(path) : path)) };
}

function changeShape(desk: Desk, change: (shape: KeyframeShape) => KeyframeShape): Desk {
  const shape = selectedPath(desk)?.shape;
  if (shape?.kind !== 'keyframes') return desk;
  return changePath(desk, (path) => ({ ...path, shape: change(shape) }));
}

function limitSpeed(
  shape: PathDocument['shape'],
  { mPerS, fastestMPerS }: { readonly mPerS: number; readonly fastestMPerS: number },
): PathDocument['shape'] {
  if (shape.kind === 'keyframes')
    return {
      ...shape,
      keyframes: shape.keyframes.map((keyframe) => ({
        ...keyframe,
        speedMPerS: Math.min(mPerS, keyframe.speedMPerS),
      })),
    };
  const stretch = Math.max(1, fastestMPerS / mPerS);
  return {
    ...shape,
    samples: shape.samples.map(({ timeS, pose }) => ({ timeS: timeS * stretch, pose })),
  };
}

function movePoses(shape: PathDocument['shape'], move: (pose: Pose) => Pose): PathDocument['shape'] {
  if (shape.kind === 'recorded')
    return { ...shape, samples: shape.samples.map(({ timeS, pose }) => ({ timeS, pose: move(pose) })) };
  return {
    ...shape,
    keyframes: shape.keyframes.map((keyframe) => ({ ...keyframe, pose: move(keyframe.pose) })),
  };
}
