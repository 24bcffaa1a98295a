import type { RgbFrame } from '@dreamwalk/environment';
import { FlickerGuard } from './flicker-guard.ts';
import type { Presenter } from './presenter.ts';

/** A frame that was softened is drawn again so often, until it is there as it is. */
const CATCH_UP_MS = 50;

/** Presents frames through a flicker guard. */
export class GuardedPresenter implements Presenter {
  readonly #presenter: Presenter;
  readonly #onSoftened: (isSoftened: boolean) => void;
  #guard: FlickerGuard | undefined = new FlickerGuard();
  #latest: RgbFrame | undefined;
  #isSoftened = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onSoftened told when frames begin to be shown softened, and when no longer */
  constructor(presenter: Presenter, onSoftened: (isSoftened: boolean) => void = () => {}) {
    this.#presenter = presenter;
    this.#onSoftened = onSoftened;
  }

  /** Guards from here on, or presents every frame as it is. */
  guard(isOn: boolean): void {
    this.#guard = isOn ? new FlickerGuard() : undefined;
    if (this.#latest) this.draw(this.#latest);
  }

  resize(widthPx: number, heightPx: number): void {
    this.#presenter.resize(widthPx, heightPx);
  }

  draw(frame: RgbFrame): void {
    clearTimeout(this.#timer);
    this.#latest = frame;
    this.#presenter.draw(this.#guard?.soften(frame, performance.now()) ?? frame);
    const isSoftened = this.#guard?.isSoftening ?? false;
    if (isSoftened) this.#timer = setTimeout(() => this.draw(frame), CATCH_UP_MS);
    if (isSoftened === this.#isSoftened) return;
    this.#isSoftened = isSoftened;
    this.#onSoftened(isSoftened);
  }
}
