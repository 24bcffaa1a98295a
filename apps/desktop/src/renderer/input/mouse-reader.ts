import type { Settings } from '../settings/settings-schema.ts';
import type { InputMixer } from './input-mixer.ts';

export type MouseSettings = Pick<Settings, 'capturedMouseScale' | 'draggedMouseScale' | 'invertMouseY'>;

export interface MouseReaderOptions {
  /** Where the mouse looks round. */
  readonly stage: HTMLElement;
  readonly mixer: InputMixer;
  readonly settings: () => MouseSettings;
  readonly onCapture: (isCaptured: boolean) => void;
}

/** A press that moves less than this is a click. */
const CLICK_PX = 4;

/** Reads the mouse: a drag pulls the picture along, as on a map; a click captures the mouse, and the view follows it. */
export class MouseReader {
  readonly #options: MouseReaderOptions;
  readonly #abort = new AbortController();
  #drag: { readonly id: number; movedPx: number } | undefined;

  constructor(options: MouseReaderOptions) {
    this.#options = options;
    const { stage } = options;
    const { signal } = this.#abort;
    stage.addEventListener('pointerdown', (event) => this.#pointerDown(event), { signal });
    stage.addEventListener('pointermove', (event) => this.#pointerMove(event), { signal });
    stage.addEventListener('pointerup', (event) => this.#pointerUp(event), { signal });
    stage.addEventListener('pointercancel', () => this.#endDrag(), { signal });
    window.addEventListener('blur', () => this.#endDrag(), { signal });
    document.addEventListener('pointerlockchange', () => options.onCapture(this.#isCaptured), { signal });
  }

  dispose(): void {
    this.#abort.abort();
  }

  get #isCaptured(): boolean {
    return document.pointerLockElement === this.#options.stage;
  }

  #pointerDown(event: PointerEvent): void {
    // What is laid over the picture (a card, its buttons) keeps the mouse for itself.
    const isOnPicture = event.target === this.#options.stage || event.target instanceof HTMLCanvasElement;
    if (event.button !== 0 || this.#isCaptured || !isOnPicture) return;
    this.#drag = { id: event.pointerId, movedPx: 0 };
    this.#options.stage.setPointerCapture(event.pointerId);
  }

  #pointerMove({ pointerId, movementX, movementY, timeStamp }: PointerEvent): void {
    const isCaptured = this.#isCaptured;
    if (!isCaptured && this.#drag?.id !== pointerId) return;
    if (this.#drag) this.#drag.movedPx += Math.abs(movementX) + Math.abs(movementY);
    const { capturedMouseScale, draggedMouseScale, invertMouseY } = this.#options.settings();
    const scale = isCaptured ? capturedMouseScale : -draggedMouseScale;
    const scaleY = invertMouseY ? -scale : scale;
    this.#options.mixer.moveMouse(scale * movementX, scaleY * movementY, timeStamp);
  }

  #pointerUp(event: PointerEvent): void {
    const wasClick = this.#drag !== undefined && this.#drag.movedPx < CLICK_PX;
    this.#endDrag();
    if (event.button !== 0 || !wasClick) return;
    // Refused where the browser does not let a page have the mouse so soon again; dragging still works.
    Promise.resolve(this.#options.stage.requestPointerLock()).catch(() => {});
  }

  #endDrag(): void {
    this.#drag = undefined;
  }
}
