import { basename, resolve } from 'node:path';
import type { Camera } from '@dreamwalk/geometry';
import { tourViews } from '../../starts/tour-start.ts';
import { type TaskContext, unattended } from '../../task.ts';
import type { PlannedUnit } from '../run/plan-episodes.ts';
import type { Suite } from '../suite/suite-schema.ts';
import type { EvaluatedPlace } from './evaluated-place.ts';
import { RecordedPlace, type Recording } from './recorded-place.ts';
import { SimulatedPlace } from './simulated-place.ts';

/** Opens the places of a suite. The last recording is kept, since its starts come one after the other. */
export class PlaceOpener {
  readonly #suite: Suite;
  readonly #folder: string;
  readonly #camera: Camera;
  #kept: { readonly tour: string; readonly recording: Recording } | null = null;

  /**
   * @param folder that paths in the suite are relative to
   * @param camera of the suite's model
   */
  constructor(suite: Suite, folder: string, camera: Camera) {
    this.#suite = suite;
    this.#folder = folder;
    this.#camera = camera;
  }

  /** @throws InputFileError, RolloutFormatError where a recorded walk cannot be read or does not suit the model's camera */
  async open(
    { place, shift, which }: Pick<PlannedUnit, 'place' | 'shift' | 'which'>,
    task: TaskContext = unattended,
  ): Promise<EvaluatedPlace> {
    if ('worldSeed' in place) return new SimulatedPlace(place.worldSeed, this.#camera, which, shift);
    const { startsPerWorld } = this.#suite;
    return new RecordedPlace(await this.#recording(place.tour, task), which, startsPerWorld);
  }

  async #recording(tour: string, task: TaskContext): Promise<Recording> {
    if (this.#kept?.tour !== tour) {
      const folder = resolve(this.#folder, tour);
      const { views } = await tourViews(folder, this.#camera, task);
      this.#kept = { tour, recording: { name: basename(folder), views } };
    }
    return this.#kept.recording;
  }
}
