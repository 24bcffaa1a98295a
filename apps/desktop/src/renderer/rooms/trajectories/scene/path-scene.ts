import type { Pose, Vec3 } from '@dreamwalk/geometry';
import { Fog } from 'three';
import type { GizmoMode } from '../state/trajectories-store.ts';
import { frustumSolid } from './frustum-lines.ts';
import { KeyframeGizmo } from './keyframe-gizmo.ts';
import { ObjectLayer } from './object-layer.ts';
import { orbitByKey } from './orbit-keys.ts';
import { OrbitView } from './orbit-view.ts';
import { type Extent, extentOf, frustumDepthM } from './path-extent.ts';
import { pathObjects } from './path-objects.ts';
import {
  NO_CONTENT,
  NO_SURROUNDINGS,
  type SceneContent,
  type SceneSurroundings,
  selectedKeyframe,
} from './scene-content.ts';
import { listenToPointer } from './scene-pointer.ts';
import { surroundingObjects } from './surrounding-objects.ts';
import { readTokens, type TokenReader } from './token-colours.ts';

export interface PathSceneOptions {
  /** A keyframe was clicked. */
  readonly onPick?: (keyframeId: string) => void;
  /** The gizmo moves the selected keyframe; called with every refresh of a drag. */
  readonly onMove?: (pose: Pose) => void;
  readonly onMoveEnd?: () => void;
  /** The floor was double-clicked. */
  readonly onGround?: (point: Vec3) => void;
}

/** Beyond so many radii of the path the floor fades into the ground's colour. */
const FADE = { from: 5, to: 13 };

/** A path in three dimensions, and what it lies among. Its colours are those of `tokens.css` where `host` stands. */
export class PathScene {
  readonly #host: HTMLElement;
  readonly #view: OrbitView;
  readonly #gizmo: KeyframeGizmo | undefined;
  readonly #surroundingsLayer = new ObjectLayer();
  readonly #pathLayer = new ObjectLayer();
  readonly #cursorLayer = new ObjectLayer();
  readonly #abort = new AbortController();
  #token: TokenReader;
  #content = NO_CONTENT;
  #surroundings = NO_SURROUNDINGS;
  #cursor: Pose | undefined;
  #extent: Extent = extentOf([]);

  /**
   * @param host the element that the canvas fills
   * @throws Error where there is no WebGL
   */
  constructor(host: HTMLElement, { onPick, onMove, onMoveEnd, onGround }: PathSceneOptions = {}) {
    this.#host = host;
    this.#view = new OrbitView(host);
    this.#token = readTokens(host);
    for (const { group } of this.#layers) this.#view.scene.add(group);
    if (onMove) {
      this.#gizmo = new KeyframeGizmo(this.#view, { onMove, onEnd: () => onMoveEnd?.() });
      this.#gizmo.setColours(this.#token);
    }
    listenToPointer(this.#view, {
      keyframes: () => this.#content.keyframes,
      onPick: (keyframeId) => onPick?.(keyframeId),
      onGround: (point) => onGround?.(point),
      signal: this.#abort.signal,
    });
    this.frameAll();
  }

  /** Shows a path; where the eye stands stays as it is. */
  show(content: SceneContent): void {
    this.#content = content;
    this.#drawPath();
  }

  /** Shows what is round the path. */
  surround(surroundings: SceneSurroundings): void {
    this.#surroundings = surroundings;
    this.#drawSurroundings();
  }

  /** Shows the camera at the moment that is looked at. */
  setCursor(pose: Pose | undefined): void {
    this.#cursor = pose;
    this.#drawCursor();
  }

  setGizmo(mode: GizmoMode): void {
    this.#gizmo?.setMode(mode);
    this.#view.redraw();
  }

  /** Looks at the whole path, or at all that is round where there is none. */
  frameAll(): void {
    const points = this.#content.poses.map(({ translation }) => translation);
    const { camera, marks } = this.#surroundings;
    const others = [...marks.map(({ pose }) => pose.translation), ...(camera ? [camera.translation] : [])];
    this.#lookAt(extentOf(points.length > 0 ? points : others));
    this.#drawAll();
  }

  /** Looks at one keyframe from near by. */
  frameKeyframe(): void {
    const keyframe = selectedKeyframe(this.#content);
    if (keyframe) this.#lookAt(extentOf([keyframe.pose.translation]));
  }

  /** @returns whether the key moves the eye */
  orbitByKey(press: { readonly key: string; readonly shiftKey: boolean }): boolean {
    return orbitByKey(press, this.#view.camera, this.#view.orbit);
  }

  /** Takes the colours of the theme that is shown now. */
  takeColours(): void {
    this.#token = readTokens(this.#host);
    this.#gizmo?.setColours(this.#token);
    this.#drawAll();
  }

  dispose(): void {
    this.#abort.abort();
    this.#gizmo?.dispose();
    for (const layer of this.#layers) layer.dispose();
    this.#view.dispose();
  }

  get #layers(): readonly ObjectLayer[] {
    return [this.#surroundingsLayer, this.#pathLayer, this.#cursorLayer];
  }

  #lookAt(extent: Extent): void {
    this.#extent = extent;
    this.#view.lookAt(extent);
  }

  #drawAll(): void {
    this.#drawSurroundings();
    this.#drawPath();
    this.#drawCursor();
  }

  #drawSurroundings(): void {
    const { radiusM } = this.#extent;
    const frustumM = frustumDepthM(this.#extent);
    this.#view.scene.fog = new Fog(this.#token('ground').color, FADE.from * radiusM, FADE.to * radiusM);
    this.#surroundingsLayer.show(
      ...surroundingObjects(this.#surroundings, this.#extent, frustumM, this.#token),
    );
    this.#view.redraw();
  }

  #drawPath(): void {
    this.#pathLayer.show(...pathObjects(this.#content, frustumDepthM(this.#extent), this.#token));
    this.#gizmo?.hold(selectedKeyframe(this.#content)?.pose);
    this.#view.redraw();
  }

  #drawCursor(): void {
    const depthM = 1.9 * frustumDepthM(this.#extent);
    if (this.#cursor) this.#cursorLayer.show(frustumSolid(this.#cursor, depthM, this.#token('recalled')));
    else this.#cursorLayer.dispose();
    this.#view.redraw();
  }
}
