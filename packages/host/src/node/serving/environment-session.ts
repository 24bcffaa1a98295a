import { ActionError, type ActionSpace } from '@dreamwalk/control';
import type { TaskOptions } from '@dreamwalk/environment';
import { OpenEpisode } from './open-episode.ts';
import type { OpenPlace, ServedPlace } from './places/served-place.ts';
import { type Reply, toldObservation } from './reply.ts';
import { type MakeRequest, SERVED_SPACES, type ServedRequest } from './requests.ts';
import { ServingError } from './serving-error.ts';

/** One client's environment: a place and an episode in it. One request at a time. */
export class EnvironmentSession {
  readonly #openPlace: OpenPlace;
  #place: ServedPlace | null = null;
  #space: ActionSpace = SERVED_SPACES.walk;
  #episode: OpenEpisode | null = null;

  constructor(openPlace: OpenPlace) {
    this.#openPlace = openPlace;
  }

  /** @throws ServingError, what `expectedProblem` knows, or the signal's reason */
  async answer(request: ServedRequest, options: Required<TaskOptions>): Promise<Reply> {
    if (request.op === 'make') return this.#make(request, options);
    if (request.op === 'close') {
      await this.dispose();
      return {};
    }
    const place = this.#made();
    // Whoever shares the model waits here.
    return place.queue.run(() => this.#act(place, request, options), options);
  }

  /** Gives back everything. Safe to call twice. */
  async dispose(): Promise<void> {
    await this.#episode?.dispose();
    this.#episode = null;
    await this.#place?.dispose();
    this.#place = null;
  }

  async #make(request: MakeRequest, options: Required<TaskOptions>): Promise<Reply> {
    await this.dispose();
    const place = await this.#openPlace(request, options);
    this.#place = place;
    this.#space = SERVED_SPACES[request.actionSpace];
    const { widthPx, heightPx, fx, fy, cx, cy } = place.camera;
    const { id, dims, about } = this.#space;
    return {
      camera: { widthPx, heightPx, fx, fy, cx, cy },
      fps: place.fps,
      model: place.model,
      actionSpace: { id, dims, about },
    };
  }

  async #act(
    place: ServedPlace,
    request: Exclude<ServedRequest, { op: 'make' | 'close' }>,
    options: Required<TaskOptions>,
  ): Promise<Reply> {
    if (request.op === 'reset') {
      await this.#episode?.dispose();
      this.#episode = null;
      this.#episode = new OpenEpisode(await place.begin(request, options));
      return toldObservation(this.#episode);
    }
    const episode = this.#begun();
    switch (request.op) {
      case 'step':
        await this.#step(episode, request.action, options);
        return toldObservation(episode);
      case 'snapshot':
        return { snapshot: await episode.keep() };
      case 'restore':
        await episode.restore(request.snapshot, options);
        return toldObservation(episode);
      case 'release':
        episode.release(request.snapshot);
        return {};
    }
  }

  async #step(
    episode: OpenEpisode,
    action: readonly number[],
    options: Required<TaskOptions>,
  ): Promise<void> {
    try {
      await episode.step(this.#space.decode(action, episode.observation.pose), options);
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      throw new ServingError('bad-request', error.message, { cause: error });
    }
  }

  #made(): ServedPlace {
    if (this.#place) return this.#place;
    throw new ServingError('not-begun', 'There is no environment yet. Make one first.');
  }

  #begun(): OpenEpisode {
    if (this.#episode) return this.#episode;
    throw new ServingError('not-begun', 'No episode has begun. Reset the environment first.');
  }
}
