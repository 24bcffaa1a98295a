import { PerspectiveCamera, Scene, Vector3, WebGLRenderer } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import type { Extent } from './path-extent.ts';

const FOV_DEG = 45;
/** Where the eye stands when something is looked at: behind, to the right and above. */
const EYE_DIRECTION = new Vector3(-0.55, -0.75, 0.6).normalize();
/** Room round what is looked at. */
const MARGIN = 1.15;

/**
 * A scene on a canvas of its own that fills its host, with an eye that goes round what it looks at. It is drawn when something
 * changes and not otherwise.
 */
export class OrbitView {
  readonly canvas: HTMLCanvasElement;
  readonly scene = new Scene();
  readonly camera = new PerspectiveCamera(FOV_DEG, 1, 0.05, 2000);
  readonly orbit: OrbitControls;
  readonly #host: HTMLElement;
  readonly #renderer: WebGLRenderer;
  readonly #observer: ResizeObserver;
  #frame = 0;

  /**
   * @param host the element that the canvas fills
   * @throws Error where there is no WebGL
   */
  constructor(host: HTMLElement) {
    this.#host = host;
    this.#renderer = new WebGLRenderer({ antialias: true, alpha: true });
    this.canvas = this.#renderer.domElement;
    host.prepend(this.canvas);
    this.camera.up.set(0, 0, 1);
    this.orbit = new OrbitControls(this.camera, this.canvas);
    this.orbit.addEventListener('change', () => this.redraw());
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(host);
  }

  /** Draws the scene with the next refresh of the screen. */
  redraw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#renderer.render(this.scene, this.camera));
  }

  /** Puts the eye where it sees all of it. */
  lookAt({ centre, radiusM }: Extent): void {
    const distanceM = (MARGIN * radiusM) / Math.sin((FOV_DEG * Math.PI) / 360);
    this.orbit.target.set(...centre);
    this.camera.position.copy(this.orbit.target).addScaledVector(EYE_DIRECTION, distanceM);
    this.orbit.update();
    this.redraw();
  }

  dispose(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.orbit.dispose();
    this.#renderer.dispose();
    this.canvas.remove();
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.#host;
    this.#renderer.setPixelRatio(window.devicePixelRatio);
    this.#renderer.setSize(Math.max(1, clientWidth), Math.max(1, clientHeight));
    this.camera.aspect = clientWidth / Math.max(1, clientHeight);
    this.camera.updateProjectionMatrix();
    // At once: a canvas is empty after its size changed, and would flash.
    this.#renderer.render(this.scene, this.camera);
  }
}
