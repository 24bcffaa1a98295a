import type { Vec3 } from '@dreamwalk/geometry';
import { Vector2 } from 'three';
import type { OrbitView } from './orbit-view.ts';
import { floorAt, keyframeAt, pointerOn } from './pointing.ts';
import type { SceneKeyframe } from './scene-content.ts';

/** A press that moves less than this is a click. */
const CLICK_PX = 4;

/** What the pointer can hit, and who hears of it. */
export interface ScenePointerOptions {
  /** Those that can be clicked now. */
  readonly keyframes: () => readonly SceneKeyframe[];
  readonly onPick: (keyframeId: string) => void;
  /** The floor was double-clicked where there is no keyframe. */
  readonly onGround: (point: Vec3) => void;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Listens for clicks on keyframes and double clicks on the floor; drags are the orbit's and the gizmo's. */
export function listenToPointer(
  { canvas, camera }: OrbitView,
  { keyframes, onPick, onGround, signal }: ScenePointerOptions,
): void {
  let pressed = new Vector2();
  canvas.addEventListener(
    'pointerdown',
    ({ clientX, clientY }) => {
      pressed = new Vector2(clientX, clientY);
    },
    { signal },
  );
  canvas.addEventListener(
    'click',
    (event) => {
      const isClick = pressed.distanceTo(new Vector2(event.clientX, event.clientY)) < CLICK_PX;
      const keyframeId = isClick && keyframeAt(pointerOn(canvas, event), camera, keyframes());
      if (keyframeId) onPick(keyframeId);
    },
    { signal },
  );
  canvas.addEventListener(
    'dblclick',
    (event) => {
      const pointer = pointerOn(canvas, event);
      const point = floorAt(pointer, camera);
      if (point && !keyframeAt(pointer, camera, keyframes())) onGround(point);
    },
    { signal },
  );
}
