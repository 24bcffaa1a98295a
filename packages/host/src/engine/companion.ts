import type { RgbFrame } from '@dreamwalk/environment';
import { psnr } from '@dreamwalk/evaluation';
import type { Dream, DreamedFrame, DreamFork, Place } from './engine-ports.ts';
import type { BesideChoice, FrameEvent } from './protocol.ts';
import type { Timeline } from './timeline.ts';

/** Nothing is beside the dream. */
export const NOTHING: BesideChoice = { kind: 'nothing' };

/** What a companion looks at. */
export interface CompanionScene {
  readonly dream: Dream;
  readonly place: Place;
  readonly timeline: Timeline;
}

/** What was chosen to stand beside the dream. */
export class Companion {
  #source: PictureSource | undefined;

  /**
   * @param scene absent before the first walk: what is chosen there stands nowhere yet
   * @returns what is chosen from here on: nothing where the place has no such one
   */
  async choose(choice: BesideChoice, scene: CompanionScene | undefined): Promise<BesideChoice> {
    await this.dispose();
    if (!scene) return choice;
    this.#source = createSource(choice, scene);
    return this.#source ? choice : NOTHING;
  }

  /**
   * The picture beside a frame, and how near the two are; undefined where there is none for this frame.
   * @param isNext whether the frame was dreamed after the last one, as opposed to gone to
   */
  async beside(frame: DreamedFrame, isNext: boolean): Promise<FrameEvent['beside']> {
    const picture = await this.#source?.picture(frame, isNext);
    return picture && { frame: picture, psnrDb: psnr(frame.observation.frame, picture) };
  }

  /** Nothing stands there any longer. */
  async dispose(): Promise<void> {
    await this.#source?.dispose();
    this.#source = undefined;
  }
}

/** Gives the picture that is shown beside a frame. */
interface PictureSource {
  picture(frame: DreamedFrame, isNext: boolean): Promise<RgbFrame | undefined>;
  dispose(): Promise<void>;
}

function createSource(
  choice: BesideChoice,
  { dream, place, timeline }: CompanionScene,
): PictureSource | undefined {
  switch (choice.kind) {
    case 'nothing':
      return undefined;
    case 'reality': {
      const { look } = place;
      return look && stateless(({ observation }) => look(observation.pose));
    }
    case 'branch':
      return stateless(({ observation }) => timeline.at(observation.frameIndex, choice.branchId)?.frame);
    case 'memory':
      return new OtherMemory(() => dream.fork(choice.policy));
  }
}

function stateless(picture: (frame: DreamedFrame) => RgbFrame | undefined): PictureSource {
  return { picture: async (frame) => picture(frame), dispose: async () => {} };
}

/** The same walk with the same noise from where one chose it, or went to last, remembered otherwise. */
class OtherMemory implements PictureSource {
  readonly #createFork: () => Promise<DreamFork>;
  #fork: DreamFork | undefined;

  constructor(createFork: () => Promise<DreamFork>) {
    this.#createFork = createFork;
  }

  async picture({ observation }: DreamedFrame, isNext: boolean): Promise<RgbFrame> {
    if (this.#fork && isNext) return this.#fork.step(observation.pose);
    await this.#fork?.dispose();
    this.#fork = await this.#createFork();
    return observation.frame;
  }

  async dispose(): Promise<void> {
    await this.#fork?.dispose();
    this.#fork = undefined;
  }
}
