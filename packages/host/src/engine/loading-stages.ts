import type { StartStage } from '@dreamwalk/world';
import type { LoadingProgress, LoadingTask } from './protocol.ts';

/** A stage of a task and how much of the whole time it takes, in parts of any size. */
export interface LoadingStage {
  readonly name: string;
  readonly weight: number;
}

/** The stages of opening a model. */
export const MODEL_STAGES = {
  runtime: { name: 'Starting the runtime', weight: 2 },
  files: { name: 'Reading and checking the model', weight: 3 },
  graphs: { name: 'Compiling its graphs', weight: 4 },
  golden: { name: 'Comparing with its golden outputs', weight: 1 },
} as const satisfies Record<string, LoadingStage>;

/** The stages of entering a place. */
export const PLACE_STAGES = {
  build: { name: 'Building the place', weight: 1 },
  tour: { name: 'Touring it', weight: 5 },
  remember: { name: 'Remembering the views', weight: 3 },
  compare: { name: 'Comparing them for depth', weight: 6 },
  dream: { name: 'Dreaming the first frame', weight: 1 },
} as const satisfies Record<string, LoadingStage>;

/** Which stage of entering a place a stage of the dream's start is. */
export const START_STAGES: Readonly<Record<StartStage, LoadingStage>> = {
  encode: PLACE_STAGES.remember,
  correct: PLACE_STAGES.compare,
};

/** Turns "this stage, this far" into progress of the whole task that never goes backwards. */
export class LoadingReporter {
  readonly #task: LoadingTask;
  readonly #stages: readonly LoadingStage[];
  readonly #totalWeight: number;
  readonly #emit: (progress: LoadingProgress) => void;
  #fraction = 0;

  constructor(task: LoadingTask, stages: readonly LoadingStage[], emit: (progress: LoadingProgress) => void) {
    this.#task = task;
    this.#stages = stages;
    this.#totalWeight = stages.reduce((sum, stage) => sum + stage.weight, 0);
    this.#emit = emit;
  }

  /**
   * @param stage one of those the reporter was made with
   * @param stageFraction 0 to 1, of this stage
   */
  report(stage: LoadingStage, stageFraction: number, detail = ''): void {
    const before = this.#stages
      .slice(0, this.#stages.indexOf(stage))
      .reduce((sum, { weight }) => sum + weight, 0);
    const fraction = (before + stage.weight * Math.min(1, stageFraction)) / this.#totalWeight;
    this.#fraction = Math.max(this.#fraction, fraction);
    this.#emit({ task: this.#task, stage: stage.name, fraction: this.#fraction, detail });
  }
}
