import type { RgbFrame } from '@dreamwalk/environment';
import type { Dream, DreamedFrame, DreamFork, Place } from './engine-ports.ts';
import type { BesideChoice } from './protocol.ts';
import type { Timeline } from './timeline.ts';

/** Gives the picture that is shown beside a frame. */
export interface Companion {
  /**
   * @param isNext whether the frame was dreamed after the last one, as opposed to gone to
   * @returns undefined where there is none for this frame
   */
  picture(frame: DreamedFrame, isNext: boolean): Promise<RgbFrame | undefined>;
  dispose(): Promise<void>;
}

/** What companions look at. */
export interface CompanionScene {
  readonly dream: Dream;
  readonly place: Place;
  readonly timeline: Timeline;
}

/** The companion that was chosen; undefined for none, and where the place has no such one. */
export function createCompanion(
  choice: BesideChoice,
  { dream, place, timeline }: CompanionScene,
): Companion | undefined {
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

function stateless(picture: (frame: DreamedFrame) => RgbFrame | undefined): Companion {
  return { picture: async (frame) => picture(frame), dispose: async () => {} };
}

/** The same walk with the same noise from where one chose it, or went to last, remembered otherwise. */
class OtherMemory implements Companion {
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
