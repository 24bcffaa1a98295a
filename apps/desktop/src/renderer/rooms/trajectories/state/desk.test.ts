import { describe, expect, it } from 'vitest';
import { keyframed, level, recorded } from '../testing/paths.ts';
import {
  type Desk,
  type DeskAction,
  EMPTY_DESK,
  reduceDesk,
  selectedKeyframe,
  selectedPath,
} from './desk.ts';

const after = (...actions: DeskAction[]) => actions.reduce(reduceDesk, EMPTY_DESK);
const addPath = (path: ReturnType<typeof keyframed>): DeskAction => ({ type: 'addPath', path });
const three = () => after(addPath(keyframed('a', 3)));

function keyframesOf(desk: Desk) {
  const shape = selectedPath(desk)?.shape;
  return shape?.kind === 'keyframes' ? shape.keyframes : [];
}

describe('reduceDesk', () => {
  it('selects what is added, and the neighbour of what is removed', () => {
    const desk = after(...['a', 'b', 'c'].map((id) => addPath(keyframed(id, 2))));
    expect(desk.pathId).toBe('c');
    const removed = reduceDesk(desk, { type: 'removePath', pathId: 'c' });
    expect(removed.pathId).toBe('b');
    expect(reduceDesk(removed, { type: 'removePath', pathId: 'a' }).pathId).toBe('b');
    expect(reduceDesk(after(addPath(keyframed('a', 1))), { type: 'removePath', pathId: 'a' })).toEqual(
      EMPTY_DESK,
    );
    expect(reduceDesk(desk, { type: 'removePath', pathId: 'x' })).toBe(desk);
  });

  it('adds keyframes where asked, duplicates and removes them, and selects what comes of it', () => {
    let desk = reduceDesk(three(), {
      type: 'addKeyframe',
      keyframe: { id: 'new', pose: level(9), speedMPerS: 1 },
      index: 1,
    });
    expect(keyframesOf(desk).map(({ id }) => id)).toEqual(['0', 'new', '1', '2']);
    expect(selectedKeyframe(desk)?.pose).toEqual(level(9));
    desk = reduceDesk(desk, { type: 'duplicateKeyframe', keyframeId: '2', newId: 'copy' });
    expect(keyframesOf(desk).at(-1)).toEqual({ ...keyframesOf(desk)[3], id: 'copy' });
    desk = reduceDesk(desk, { type: 'removeKeyframe', keyframeId: 'copy' });
    expect(desk.keyframeId).toBe('2');
    expect(keyframesOf(desk)).toHaveLength(4);
  });

  it('keeps the last keyframe', () => {
    const desk = after(addPath(keyframed('a', 1)));
    expect(reduceDesk(desk, { type: 'removeKeyframe', keyframeId: '0' })).toBe(desk);
  });

  it('changes the selected path and no other', () => {
    const desk = after(addPath(keyframed('a', 2)), addPath(keyframed('b', 2)));
    const changed = reduceDesk(desk, { type: 'changePath', change: { isLoop: true, name: 'Round' } });
    expect(changed.paths.map(({ isLoop }) => isLoop)).toEqual([false, true]);
    expect(changed.paths[0]).toBe(desk.paths[0]);
    expect(reduceDesk(changed, { type: 'setSmoothness', smoothness: 0.5 }).paths[1].shape).toMatchObject({
      smoothness: 0.5,
    });
  });

  it('changes a keyframe in place', () => {
    const desk = reduceDesk(three(), {
      type: 'changeKeyframe',
      keyframeId: '1',
      change: { pose: level(7) },
    });
    expect(keyframesOf(desk).map(({ pose }) => pose.translation[0])).toEqual([0, 7, 4]);
  });

  it('slows keyframes down one by one, and a recorded path as a whole', () => {
    const limit = { type: 'limitSpeed', mPerS: 3, fastestMPerS: 6 } as const;
    const fast = reduceDesk(three(), {
      type: 'changeKeyframe',
      keyframeId: '0',
      change: { speedMPerS: 1 },
    });
    expect(keyframesOf(reduceDesk(fast, limit)).map(({ speedMPerS }) => speedMPerS)).toEqual([1, 3, 3]);
    const { shape } = selectedPath(reduceDesk(after(addPath(recorded('r', 3))), limit))!;
    expect(shape).toMatchObject({ samples: [{ timeS: 6 }, { timeS: 6.1 }, { timeS: 6.2 }] });
  });

  it('moves every pose of either shape', () => {
    const move = { type: 'movePoses', move: () => level(-1) } as const;
    for (const path of [keyframed('a', 2), recorded('b', 2)]) {
      const { shape } = selectedPath(reduceDesk(after(addPath(path)), move))!;
      const poses = shape.kind === 'keyframes' ? shape.keyframes : shape.samples;
      expect(poses.map(({ pose }) => pose)).toEqual([level(-1), level(-1)]);
    }
  });

  it('leaves recorded paths and an empty desk alone where there is no keyframe to edit', () => {
    const add: DeskAction = {
      type: 'addKeyframe',
      keyframe: { id: 'x', pose: level(0), speedMPerS: 1 },
    };
    const desk = after(addPath(recorded('r', 2)));
    expect(reduceDesk(desk, add)).toBe(desk);
    expect(reduceDesk(EMPTY_DESK, add)).toBe(EMPTY_DESK);
    expect(selectedKeyframe(desk)).toBeUndefined();
  });
});
