import { idleKeys } from '@dreamwalk/control';
import type { InputMixer } from './input-mixer.ts';
import { actionOf, type KeyAction, type KeyMap, motionOf } from './key-map.ts';

export interface KeyboardReaderOptions {
  readonly mixer: InputMixer;
  readonly map: () => KeyMap;
  readonly onAction: (action: KeyAction) => void;
}

const HANDLED_ELSEWHERE =
  'input:not([type="radio"], [type="range"], [type="checkbox"]), textarea, select, dialog[open], dialog[open] *, [role="dialog"], [role="dialog"] *, [role="menu"] *';
const PRESSED_BY_SPACE = 'button, a, input, [role="slider"]';
const MOVED_BY_ARROWS = 'input[type="radio"], input[type="range"]';
const ARROW_LIKE = /^(Arrow|Home$|End$|Page)/;
/** What goes on while its key is held. */
const REPEATED: readonly KeyAction[] = ['step', 'back', 'slower', 'faster'];

/**
 * Reads the keyboard. Keys belong to the walk wherever the focus is, but in text fields and dialogs; Space and Enter belong to a
 * focused control, and so does every key that it has taken for itself.
 */
export class KeyboardReader {
  readonly #options: KeyboardReaderOptions;
  readonly #abort = new AbortController();

  constructor(options: KeyboardReaderOptions) {
    this.#options = options;
    const { signal } = this.#abort;
    window.addEventListener('keydown', (event) => this.#keyDown(event), { signal });
    window.addEventListener('keyup', (event) => this.#keyUp(event), { signal });
    window.addEventListener('blur', () => this.letGo(), { signal });
  }

  dispose(): void {
    this.#abort.abort();
  }

  /** A window that loses the keyboard never hears of the keys being let go; nor is a key known once it is bound otherwise. */
  letGo(): void {
    this.#options.mixer.setKeyboard(idleKeys, performance.now());
  }

  #keyDown(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.defaultPrevented || target.closest(HANDLED_ELSEWHERE)) return;
    if (event.key === ' ' && target.closest(PRESSED_BY_SPACE)) return;
    if (ARROW_LIKE.test(event.key) && target.closest(MOVED_BY_ARROWS)) return;
    const { mixer, map, onAction } = this.#options;
    const motion = motionOf(map(), event);
    if (motion) {
      event.preventDefault();
      mixer.setKeyboard({ ...mixer.keyboard, [motion]: true }, event.timeStamp);
      return;
    }
    const action = actionOf(map(), event);
    if (!action || (event.repeat && !REPEATED.includes(action))) return;
    event.preventDefault();
    onAction(action);
  }

  #keyUp({ code, key, timeStamp }: KeyboardEvent): void {
    const { mixer, map } = this.#options;
    // Whatever else is held by now: a key let go together with Ctrl is let go.
    const motion = motionOf(map(), { code, key, ctrlKey: false, altKey: false, metaKey: false });
    if (motion) mixer.setKeyboard({ ...mixer.keyboard, [motion]: false }, timeStamp);
  }
}
