import type { Pose } from '@dreamwalk/geometry';
import { Object3D } from 'three';
import { TransformControls } from 'three/addons/controls/TransformControls.js';
import type { GizmoMode } from '../state/trajectories-store.ts';
import type { OrbitView } from './orbit-view.ts';
import type { TokenReader } from './token-colours.ts';

export interface KeyframeGizmoOptions {
  /** Called with every refresh of a drag. */
  readonly onMove: (pose: Pose) => void;
  readonly onEnd: () => void;
}

const GIZMO_SIZE = 0.75;

/** The handles that move and turn one keyframe: along the world's axes, about the camera's own. */
export class KeyframeGizmo {
  readonly #controls: TransformControls;
  readonly #handle = new Object3D();

  constructor(view: OrbitView, { onMove, onEnd }: KeyframeGizmoOptions) {
    this.#controls = new TransformControls(view.camera, view.canvas);
    this.#controls.setSize(GIZMO_SIZE);
    view.scene.add(this.#handle, this.#controls.getHelper());
    this.#controls.addEventListener('dragging-changed', ({ value }) => {
      view.orbit.enabled = !value;
      if (!value) onEnd();
    });
    this.#controls.addEventListener('objectChange', () => {
      const { position, quaternion } = this.#handle;
      const { x, y, z, w } = quaternion.normalize();
      onMove({ translation: [position.x, position.y, position.z], rotation: [x, y, z, w] });
    });
    this.#controls.addEventListener('change', () => view.redraw());
  }

  get isDragging(): boolean {
    return this.#controls.dragging;
  }

  setMode(mode: GizmoMode): void {
    this.#controls.setMode(mode === 'move' ? 'translate' : 'rotate');
    this.#controls.setSpace(mode === 'move' ? 'world' : 'local');
  }

  setColours(token: TokenReader): void {
    this.#controls.setColors(
      token('record').color,
      token('recalled').color,
      token('seen').color,
      token('dreamed').color,
    );
  }

  /** Takes hold of a keyframe, or of none. While it is dragged the pose is the gizmo's own. */
  hold(pose: Pose | undefined): void {
    if (!pose) {
      this.#controls.detach();
      return;
    }
    if (!this.isDragging) {
      this.#handle.position.set(...pose.translation);
      this.#handle.quaternion.set(...pose.rotation);
    }
    this.#controls.attach(this.#handle);
  }

  dispose(): void {
    this.#controls.detach();
    this.#controls.dispose();
  }
}
