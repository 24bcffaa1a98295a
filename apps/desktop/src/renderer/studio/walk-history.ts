import type { Vec3 } from '@dreamwalk/geometry';
import type { TimelineSpan } from '@dreamwalk/host';
import type { ShownFrame } from '../stage/stage-protocol.ts';

/** What is known of a frame of the walk. */
interface PastFrame {
  readonly position: Vec3;
  /** Share of its pixels, 0 to 1, that some remembered view covered. */
  readonly coveredShare: number;
  picture?: ImageBitmap;
}

/** Every frame of a walk by its number, those included that lie ahead of where the walk was gone back to. */
export class WalkHistory {
  #frames: PastFrame[] = [];
  #shown = 0;
  readonly #pictureListeners = new Set<() => void>();
  /** Frames that can be gone to. */
  span: TimelineSpan = { first: 0, last: 0 };

  /** Where the walk has been up to the frame that is shown. */
  get path(): Vec3[] {
    return this.#frames.slice(0, this.#shown + 1).map(({ position }) => position);
  }

  frame(frameIndex: number): Readonly<PastFrame> | undefined {
    return this.#frames[frameIndex];
  }

  clear(): void {
    this.#cutFrom(0);
    this.#shown = 0;
    this.span = { first: 0, last: 0 };
  }

  show({ frameIndex, pose, stats, restored, timeline }: ShownFrame): void {
    if (!restored) {
      this.#cutFrom(frameIndex);
      this.#frames[frameIndex] = { position: pose.translation, coveredShare: stats.coveredShare };
    }
    this.#shown = frameIndex;
    for (let gone = this.span.first; gone < timeline.first; gone++) this.#dropPicture(this.#frames[gone]);
    this.span = timeline;
  }

  /** A picture that comes too late for its frame is dropped. */
  setPicture(frameIndex: number, picture: ImageBitmap): void {
    const frame = this.#frames[frameIndex];
    if (!frame || frameIndex < this.span.first) {
      picture.close();
      return;
    }
    this.#dropPicture(frame);
    frame.picture = picture;
    for (const listener of this.#pictureListeners) listener();
  }

  /** Calls back when a picture has come, which is after its frame. @returns stops it */
  onPicture(listener: () => void): () => void {
    this.#pictureListeners.add(listener);
    return () => this.#pictureListeners.delete(listener);
  }

  #cutFrom(frameIndex: number): void {
    for (const frame of this.#frames.splice(frameIndex)) this.#dropPicture(frame);
  }

  #dropPicture(frame: PastFrame | undefined): void {
    frame?.picture?.close();
    if (frame) frame.picture = undefined;
  }
}
