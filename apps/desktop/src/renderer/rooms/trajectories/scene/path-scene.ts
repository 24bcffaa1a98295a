import type { Pose, Vec3 } from '@dreamwalk/geometry';
import {
  BufferGeometry,
  Float32BufferAttribute,
  Fog,
  Group,
  type Material,
  type Object3D,
  PerspectiveCamera,
  Plane,
  Points,
  PointsMaterial,
  Raycaster,
  Scene,
  Vector2,
  Vector3,
  WebGLRenderer,
} from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import type { GizmoMode } from '../state/trajectories-store.ts';
import { frustumLines, frustumSolid } from './frustum-lines.ts';
import { ground } from './ground.ts';
import { KeyframeGizmo } from './keyframe-gizmo.ts';
import { orbitByKey } from './orbit-keys.ts';
import { cellM, type Extent, extentOf, spacedPoses } from './path-extent.ts';
import { pathLine } from './path-line.ts';
import { NO_SURROUNDINGS, type SceneContent, type SceneSurroundings } from './scene-content.ts';
import { readTokens, type TokenColour, type TokenName } from './token-colours.ts';

export interface PathSceneOptions {
  /** A keyframe was clicked. */
  readonly onPick?: (keyframeId: string) => void;
  /** The gizmo moves the selected keyframe; called with every refresh of a drag. */
  readonly onMove?: (pose: Pose) => void;
  readonly onMoveEnd?: () => void;
  /** The floor was double-clicked. */
  readonly onGround?: (point: Vec3) => void;
}

const FOV_DEG = 45;
/** The way between two frusta along a path, in depths of a frustum; nearer ones cannot be told apart. */
const FRUSTUM_SPACING = 1.4;
/** Beyond so many radii of the path the floor fades into the ground's colour. */
const FADE = { from: 5, to: 13 };
/** How near the pointer must come to a keyframe, as a share of the view's height. */
const PICK_SHARE = 0.025;
/** A press that moves less than this is a click. */
const CLICK_PX = 4;
/** Where the eye stands when a path is looked at: behind, to the right and above. */
const EYE_DIRECTION = new Vector3(-0.55, -0.75, 0.6).normalize();

const EMPTY: SceneContent = {
  poses: [],
  isTooFast: [],
  isLoop: false,
  keyframes: [],
  keyframeId: undefined,
};

/**
 * A path in three dimensions on a canvas of its own, drawn when something changes and not otherwise. Its colours are
 * those of `tokens.css` where `host` stands.
 */
export class PathScene {
  readonly canvas: HTMLCanvasElement;
  readonly #host: HTMLElement;
  readonly #options: PathSceneOptions;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(FOV_DEG, 1, 0.05, 2000);
  readonly #orbit: OrbitControls;
  readonly #gizmo: KeyframeGizmo | undefined;
  readonly #surroundingsGroup = new Group();
  readonly #pathGroup = new Group();
  readonly #cursorGroup = new Group();
  readonly #observer: ResizeObserver;
  readonly #abort = new AbortController();
  #token: (name: TokenName) => TokenColour;
  #content = EMPTY;
  #surroundings = NO_SURROUNDINGS;
  #cursor: Pose | undefined;
  #extent: Extent = extentOf([]);
  #frame = 0;

  /**
   * @param host the element that the canvas fills
   * @throws Error where there is no WebGL
   */
  constructor(host: HTMLElement, options: PathSceneOptions = {}) {
    this.#host = host;
    this.#options = options;
    this.#renderer = new WebGLRenderer({ antialias: true, alpha: true });
    this.canvas = this.#renderer.domElement;
    host.prepend(this.canvas);
    this.#token = readTokens(host);
    this.#camera.up.set(0, 0, 1);
    this.#orbit = new OrbitControls(this.#camera, this.canvas);
    this.#orbit.addEventListener('change', () => this.#redraw());
    this.#scene.add(this.#surroundingsGroup, this.#pathGroup, this.#cursorGroup);
    if (options.onMove) this.#gizmo = this.#createGizmo(options.onMove);
    this.#listen();
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(host);
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
    this.#redraw();
  }

  /** Looks at the whole path, or at all that is round where there is none. */
  frameAll(): void {
    const points = this.#content.poses.map(({ translation }) => translation);
    const { camera, marks } = this.#surroundings;
    const others = [...marks.map(({ pose }) => pose.translation), ...(camera ? [camera.translation] : [])];
    this.#lookAt(extentOf(points.length > 0 ? points : others));
    this.#drawSurroundings();
    this.#drawPath();
    this.#drawCursor();
  }

  /** Looks at one keyframe from near by. */
  frameKeyframe(): void {
    const keyframe = this.#selectedKeyframe;
    if (keyframe) this.#lookAt(extentOf([keyframe.pose.translation]));
  }

  /** @returns whether the key moves the eye */
  orbitByKey(press: { readonly key: string; readonly shiftKey: boolean }): boolean {
    return orbitByKey(press, this.#camera, this.#orbit);
  }

  /** Takes the colours of the theme that is shown now. */
  takeColours(): void {
    this.#token = readTokens(this.#host);
    this.#gizmo?.setColours(this.#token);
    this.#drawSurroundings();
    this.#drawPath();
    this.#drawCursor();
  }

  dispose(): void {
    this.#abort.abort();
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#gizmo?.dispose();
    this.#orbit.dispose();
    for (const group of [this.#surroundingsGroup, this.#pathGroup, this.#cursorGroup]) empty(group);
    this.#renderer.dispose();
    this.canvas.remove();
  }

  get #selectedKeyframe() {
    return this.#content.keyframes.find(({ id }) => id === this.#content.keyframeId);
  }

  get #frustumM(): number {
    return Math.min(0.6, Math.max(0.12, this.#extent.radiusM / 14));
  }

  #createGizmo(onMove: (pose: Pose) => void): KeyframeGizmo {
    const gizmo = new KeyframeGizmo(this.#scene, {
      camera: this.#camera,
      element: this.canvas,
      orbit: this.#orbit,
      onMove,
      onEnd: () => this.#options.onMoveEnd?.(),
      onChange: () => this.#redraw(),
    });
    gizmo.setColours(this.#token);
    return gizmo;
  }

  #lookAt(extent: Extent): void {
    this.#extent = extent;
    const distanceM = (1.15 * extent.radiusM) / Math.sin((FOV_DEG * Math.PI) / 360);
    this.#orbit.target.set(...extent.centre);
    this.#camera.position.copy(this.#orbit.target).addScaledVector(EYE_DIRECTION, distanceM);
    this.#orbit.update();
    this.#redraw();
  }

  #drawSurroundings(): void {
    const { walked, marks, camera } = this.#surroundings;
    const group = this.#surroundingsGroup;
    const depthM = 0.6 * this.#frustumM;
    const token = this.#token;
    empty(group);
    const { centre, radiusM } = this.#extent;
    this.#scene.fog = new Fog(token('ground').color, FADE.from * radiusM, FADE.to * radiusM);
    group.add(ground(centre, cellM(radiusM), token));
    const posesOf = (generated: boolean) =>
      marks.filter((mark) => mark.generated === generated).map(({ pose }) => pose);
    group.add(frustumLines(posesOf(false), depthM, token('seen'), 0.6));
    group.add(frustumLines(posesOf(true), depthM, token('dreamed'), 0.3));
    const faint = token('text-faint');
    if (walked.length > 1) group.add(pathLine(walked, Array(walked.length).fill(faint), 1.5, 0.8));
    if (camera) group.add(frustumLines([camera], this.#frustumM, token('text')));
    this.#redraw();
  }

  #drawPath(): void {
    const { poses, isTooFast, isLoop, keyframes } = this.#content;
    const group = this.#pathGroup;
    const token = this.#token;
    const isClosed = isLoop && keyframes.length > 0;
    empty(group);
    if (poses.length > 1) {
      const points = poses.map(({ translation }) => translation);
      const colours = poses.map((_, index) => token(isTooFast[Math.max(0, index - 1)] ? 'record' : 'text'));
      group.add(
        pathLine(
          isClosed ? [...points, points[0]] : points,
          isClosed ? [...colours, colours[0]] : colours,
          2.5,
        ),
      );
    }
    const some = spacedPoses(poses, FRUSTUM_SPACING * this.#frustumM);
    group.add(
      frustumLines(some, this.#frustumM, token('text-dim'), keyframes.length > 0 ? 0.3 : 0.6),
      ...this.#keyframeObjects(),
    );
    this.#gizmo?.hold(this.#selectedKeyframe?.pose);
    this.#redraw();
  }

  #keyframeObjects(): Object3D[] {
    const { keyframes } = this.#content;
    const selected = this.#selectedKeyframe;
    const others = keyframes.filter((keyframe) => keyframe !== selected).map(({ pose }) => pose);
    const objects: Object3D[] = [
      frustumLines(others, 1.3 * this.#frustumM, this.#token('text')),
      dots(others, this.#token('text')),
    ];
    if (selected)
      objects.push(
        frustumSolid(selected.pose, 1.5 * this.#frustumM, this.#token('focus')),
        dots([selected.pose], this.#token('focus')),
      );
    return objects;
  }

  #drawCursor(): void {
    empty(this.#cursorGroup);
    if (this.#cursor)
      this.#cursorGroup.add(frustumSolid(this.#cursor, 1.9 * this.#frustumM, this.#token('recalled')));
    this.#redraw();
  }

  #listen(): void {
    const { signal } = this.#abort;
    let pressed = new Vector2();
    this.canvas.addEventListener(
      'pointerdown',
      ({ clientX, clientY }) => {
        pressed = new Vector2(clientX, clientY);
      },
      { signal },
    );
    this.canvas.addEventListener(
      'click',
      (event) => {
        const isClick = pressed.distanceTo(new Vector2(event.clientX, event.clientY)) < CLICK_PX;
        const keyframeId = isClick ? this.#keyframeAt(event) : undefined;
        if (keyframeId) this.#options.onPick?.(keyframeId);
      },
      { signal },
    );
    this.canvas.addEventListener(
      'dblclick',
      (event) => {
        const point = this.#groundAt(event);
        if (point && !this.#keyframeAt(event)) this.#options.onGround?.(point);
      },
      { signal },
    );
  }

  /** The keyframe nearest to the pointer, if it is near. */
  #keyframeAt(event: MouseEvent): string | undefined {
    const pointer = this.#pointerAt(event);
    const aspect = this.#camera.aspect;
    let [nearest, least]: [string | undefined, number] = [undefined, 2 * PICK_SHARE];
    for (const { id, pose } of this.#content.keyframes) {
      const seen = new Vector3(...pose.translation).project(this.#camera);
      const distance = Math.hypot((seen.x - pointer.x) * aspect, seen.y - pointer.y);
      if (seen.z < 1 && distance < least) [nearest, least] = [id, distance];
    }
    return nearest;
  }

  #groundAt(event: MouseEvent): Vec3 | undefined {
    const ray = new Raycaster();
    ray.setFromCamera(this.#pointerAt(event), this.#camera);
    const point = ray.ray.intersectPlane(new Plane(new Vector3(0, 0, 1)), new Vector3());
    return point ? [point.x, point.y, 0] : undefined;
  }

  #pointerAt({ clientX, clientY }: MouseEvent): Vector2 {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return new Vector2(((clientX - left) / width) * 2 - 1, 1 - ((clientY - top) / height) * 2);
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.#host;
    this.#renderer.setPixelRatio(window.devicePixelRatio);
    this.#renderer.setSize(Math.max(1, clientWidth), Math.max(1, clientHeight));
    this.#camera.aspect = clientWidth / Math.max(1, clientHeight);
    this.#camera.updateProjectionMatrix();
    // At once: a canvas is empty after its size changed, and would flash.
    this.#renderer.render(this.#scene, this.#camera);
  }

  #redraw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#renderer.render(this.#scene, this.#camera));
  }
}

const DOT_PX = 7;

function dots(poses: readonly Pose[], { color }: TokenColour): Points {
  const positions = poses.flatMap(({ translation }) => translation);
  const geometry = new BufferGeometry().setAttribute('position', new Float32BufferAttribute(positions, 3));
  return new Points(geometry, new PointsMaterial({ color, size: DOT_PX, sizeAttenuation: false }));
}

/** Takes everything out of a group and gives its memory on the GPU back. */
function empty(group: Group): void {
  group.traverse((object) => {
    if (!('geometry' in object && 'material' in object)) return;
    (object.geometry as BufferGeometry).dispose();
    (object.material as Material).dispose();
  });
  group.clear();
}
