import { idleKeys, type KeyState } from '@dreamwalk/control';
import { actionOf, type KeyAction, motionOf } from './key-map.ts';

export interface WalkKeysOptions {
  /** Where the mouse looks round. */
  readonly stage: HTMLElement;
  readonly onInput: (keys: KeyState, timeMs: number) => void;
  readonly onAction: (action: KeyAction) => void;
  readonly onCapture: (isCaptured: boolean) => void;
}

/** A press that moves less than this is a click. */
const CLICK_PX = 4;
const HANDLED_ELSEWHERE = 'input:not([type="radio"]), textarea, select, dialog[open] *';
const PRESSED_BY_SPACE = 'button, a, input';
const MOVED_BY_ARROWS = 'input[type="radio"]';

/**
 * Reads keyboard and mouse and reports them when there is anything to report. Keys belong
 * to the walk wherever the focus is, but in text fields and dialogs; Space and Enter belong to a focused control.
 */
export class WalkKeys {
  readonly #options: WalkKeysOptions;
  readonly #abort = new AbortController();
  #held: KeyState = idleKeys;
  #mouseDx = 0;
  #mouseDy = 0;
  #isMouseWaiting = false;
  #frame = 0;
  #drag: { readonly id: number; movedPx: number } | undefined;

  constructor(options: WalkKeysOptions) {
    this.#options = options;
    const { stage } = options;
    const { signal } = this.#abort;
    window.addEventListener('keydown', (event) => this.#keyDown(event), { signal });
    window.addEventListener('keyup', (event) => this.#keyUp(event), { signal });
    window.addEventListener('blur', () => this.#letGo(), { signal });
    stage.addEventListener('pointerdown', (event) => this.#pointerDown(event), { signal });
    stage.addEventListener('pointermove', (event) => this.#pointerMove(event), { signal });
    stage.addEventListener('pointerup', (event) => this.#pointerUp(event), { signal });
    stage.addEventListener('pointercancel', () => this.#endDrag(), { signal });
    document.addEventListener('pointerlockchange', () => options.onCapture(this.#isCaptured), { signal });
  }

  dispose(): void {
    this.#abort.abort();
    cancelAnimationFrame(this.#frame);
  }

  get #isCaptured(): boolean {
    return document.pointerLockElement === this.#options.stage;
  }

  #keyDown(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest(HANDLED_ELSEWHERE)) return;
    const motion = motionOf(event);
    if (motion && !(event.code.startsWith('Arrow') && target.closest(MOVED_BY_ARROWS))) {
      event.preventDefault();
      this.#hold({ ...this.#held, [motion]: true }, event.timeStamp);
      return;
    }
    if (event.repeat && event.key !== '.') return;
    const action = actionOf(event);
    if (!action || (event.key === ' ' && target.closest(PRESSED_BY_SPACE))) return;
    event.preventDefault();
    this.#options.onAction(action);
  }

  #keyUp(event: KeyboardEvent): void {
    const motion = motionOf(event);
    if (motion) this.#hold({ ...this.#held, [motion]: false }, event.timeStamp);
  }

  /** A window that loses the keyboard never hears of the keys being let go. */
  #letGo(): void {
    this.#endDrag();
    this.#hold(idleKeys, performance.now());
  }

  #hold(keys: KeyState, timeMs: number): void {
    const isSame = (Object.keys(keys) as (keyof KeyState)[]).every((name) => keys[name] === this.#held[name]);
    if (isSame) return;
    this.#held = keys;
    this.#report(timeMs);
  }

  #pointerDown(event: PointerEvent): void {
    // What is laid over the picture (a card, its buttons) keeps the mouse for itself.
    const isOnPicture = event.target === this.#options.stage || event.target instanceof HTMLCanvasElement;
    if (event.button !== 0 || this.#isCaptured || !isOnPicture) return;
    this.#drag = { id: event.pointerId, movedPx: 0 };
    this.#options.stage.setPointerCapture(event.pointerId);
  }

  #pointerMove(event: PointerEvent): void {
    const isDragging = this.#drag?.id === event.pointerId;
    if (!this.#isCaptured && !isDragging) return;
    if (this.#drag) this.#drag.movedPx += Math.abs(event.movementX) + Math.abs(event.movementY);
    // The view follows a captured mouse; a drag pulls the picture along, as on a map.
    const sign = this.#isCaptured ? 1 : -1;
    this.#mouseDx += sign * event.movementX;
    this.#mouseDy += sign * event.movementY;
    this.#reportMouse(event.timeStamp);
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

  /** Keys go at once; a mouse reports up to a thousand times a second, so its counts wait for the next frame. */
  #report(timeMs: number): void {
    cancelAnimationFrame(this.#frame);
    this.#options.onInput({ ...this.#held, mouseDx: this.#mouseDx, mouseDy: this.#mouseDy }, timeMs);
    this.#mouseDx = 0;
    this.#mouseDy = 0;
    this.#isMouseWaiting = false;
  }

  #reportMouse(timeMs: number): void {
    if (this.#isMouseWaiting) return;
    this.#isMouseWaiting = true;
    this.#frame = requestAnimationFrame(() => this.#report(timeMs));
  }
}
