import type { Pose } from '@dreamwalk/geometry';
import { type Camera, Object3D, type Scene } from 'three';
import type { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { TransformControls } from 'three/addons/controls/TransformControls.js';
import type { GizmoMode } from '../state/trajectories-store.ts';
import type { TokenColour, TokenName } from './token-colours.ts';

export interface KeyframeGizmoOptions {
  readonly camera: Camera;
  readonly element: HTMLElement;
  readonly orbit: OrbitControls;
  readonly onMove: (pose: Pose) => void;
  readonly onEnd: () => void;
  readonly onChange: () => void;
}

const GIZMO_SIZE = 0.75;

/** The handles that move and turn one keyframe: along the world's axes, about the camera's own. */
export class KeyframeGizmo {
  readonly #controls: TransformControls;
  readonly #handle = new Object3D();

  constructor(scene: Scene, { camera, element, orbit, onMove, onEnd, onChange }: KeyframeGizmoOptions) {
    this.#controls = new TransformControls(camera, element);
    this.#controls.setSize(GIZMO_SIZE);
    scene.add(this.#handle, this.#controls.getHelper());
    this.#controls.addEventListener('dragging-changed', ({ value }) => {
      orbit.enabled = !value;
      if (!value) onEnd();
    });
    this.#controls.addEventListener('objectChange', () => {
      const { position, quaternion } = this.#handle;
      const { x, y, z, w } = quaternion.normalize();
      onMove({ translation: [position.x, position.y, position.z], rotation: [x, y, z, w] });
    });
    this.#controls.addEventListener('change', onChange);
  }

  get isDragging(): boolean {
    return this.#controls.dragging;
  }

  setMode(mode: GizmoMode): void {
    this.#controls.setMode(mode === 'move' ? 'translate' : 'rotate');
    this.#controls.setSpace(mode === 'move' ? 'world' : 'local');
  }

  setColours(token: (name: TokenName) => TokenColour): void {
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
