import { type ActionSpace, TWIST_SPACE, WALK_SPACE } from '@dreamwalk/control';
import type { TaskOptions } from '@dreamwalk/environment';
import { PolicyActError, PolicyLoadError } from '../../errors.ts';
import type { ActionChunk, Policy, PolicyObservation, PolicyStart, Sense } from '../../policy.ts';
import { answeredActions } from '../../remote/answered-actions.ts';
import { DREAMWALK_LAYOUT, type ObservationLayout, sensesOf } from '../../remote/observation-layout.ts';
import { type ObservedEpisode, observationMessage } from '../../remote/observation-message.ts';
import { readServerMetadata, type ServerMetadata } from '../../remote/server-metadata.ts';
import { connectPatiently } from './connect-patiently.ts';
import type { OpenpiConnection } from './openpi-connection.ts';
import type { ServerAddress } from './server-address.ts';

/** How to speak with a policy server. */
export interface RemotePolicyOptions extends ServerAddress {
  /** What the policy is called in tables; its address by default. */
  readonly id?: string;
  /** Under which keys the server expects what; the house's own contract by default. */
  readonly layout?: ObservationLayout;
  /** Space of the server's actions, where its metadata does not name one or another one is meant. */
  readonly actionSpace?: ActionSpace;
  /** The spaces that the metadata may name; twist and walk by default. */
  readonly knownSpaces?: readonly ActionSpace[];
  /** Which numbers of a server's action are those of the space, for servers whose actions have others too (a gripper). */
  readonly actionColumns?: readonly number[];
  /** How many actions of a chunk to carry out before the server is asked again; all by default. */
  readonly executeSteps?: number;
  /** For a connection to be made, with all its attempts, milliseconds; default 8000. */
  readonly connectMs?: number;
  /** For one answer, milliseconds; default 8000, a little less than a guard waits, so that the server is named. */
  readonly inferMs?: number;
}

/**
 * A policy that runs elsewhere, behind openpi's websocket protocol. A connection that breaks ends the episode: only `reset` makes a
 * new one, because a policy may remember what it has seen.
 */
export class RemotePolicy implements Policy {
  readonly id: string;
  readonly senses: readonly Sense[];
  readonly actionSpace: ActionSpace;
  /** What the server said of itself when it was first met. */
  readonly metadata: ServerMetadata;
  readonly #options: RemotePolicyOptions;
  readonly #layout: ObservationLayout;
  #connection: OpenpiConnection;
  #episode: ObservedEpisode | null = null;

  private constructor(options: RemotePolicyOptions, connection: OpenpiConnection, metadata: ServerMetadata) {
    const { layout = DREAMWALK_LAYOUT } = options;
    this.id = options.id ?? connection.url;
    this.#options = options;
    this.#layout = layout;
    this.#connection = connection;
    this.metadata = metadata;
    this.senses = metadata.senses ?? sensesOf(layout);
    this.actionSpace = spaceOf(options, metadata, connection.url);
  }

  /**
   * Connects to a server, which may take a while to come up, and reads what it says of its policy.
   *
   * @throws PolicyActError where it cannot be reached
   * @throws PolicyLoadError where it refuses, or what it says of itself is not enough
   */
  static async connect(options: RemotePolicyOptions, { signal }: TaskOptions = {}): Promise<RemotePolicy> {
    const { connection, metadata } = await meet(options, signal);
    try {
      return new RemotePolicy(options, connection, readServerMetadata(metadata, connection.url));
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  async reset({ camera, seed, episode }: PolicyStart, { signal }: TaskOptions = {}): Promise<void> {
    this.#episode = null;
    if (this.#connection.failure) {
      const { connection, metadata } = await meet(this.#options, signal);
      this.#connection = connection;
      this.#expectSame(readServerMetadata(metadata, connection.url));
    }
    this.#episode = { camera, seed, episode, begins: true };
  }

  async infer(observation: PolicyObservation, { signal }: TaskOptions = {}): Promise<ActionChunk> {
    const { inferMs: limitMs = 8000, actionColumns: columns, executeSteps } = this.#options;
    const episode = this.#episode;
    if (!episode)
      throw new PolicyActError(
        'crashed',
        `The policy "${this.id}" was asked before it was reset. Reset it first.`,
      );
    const question = observationMessage(this.#layout, observation, episode);
    const answer = await this.#connection.ask(question, { limitMs, signal });
    this.#episode = { ...episode, begins: false };
    const { dims } = this.actionSpace;
    const { chunk } = this.metadata;
    const actions = answeredActions(answer, { dims, chunk, columns }, this.#connection.url);
    return { actions, ...(executeSteps && { executeSteps: Math.min(executeSteps, actions.length) }) };
  }

  async dispose(): Promise<void> {
    await this.#connection.close();
  }

  /** @throws PolicyActError where another policy has taken the place of this one */
  #expectSame({ actionSpace, senses }: ServerMetadata): void {
    const before = this.metadata;
    if (actionSpace === before.actionSpace && `${senses}` === `${before.senses}`) return;
    throw new PolicyActError(
      'crashed',
      `The policy server at ${this.#connection.url} came back with another policy: its action space or senses have changed. Begin the evaluation anew.`,
    );
  }
}

function meet(
  { connectMs: limitMs = 8000, ...address }: RemotePolicyOptions,
  signal: AbortSignal | undefined,
): ReturnType<typeof connectPatiently> {
  return connectPatiently(address, { limitMs, signal });
}

/** @throws PolicyLoadError where neither the options nor the metadata name a space that is known here */
function spaceOf(
  { actionSpace, knownSpaces = [TWIST_SPACE, WALK_SPACE] }: RemotePolicyOptions,
  { actionSpace: named }: ServerMetadata,
  url: string,
): ActionSpace {
  const space = actionSpace ?? knownSpaces.find(({ id }) => id === named);
  if (space) return space;
  throw new PolicyLoadError(
    `The policy server at ${url} ${named === undefined ? 'does not say in which action space it acts' : `acts in the action space "${named}", which is not known here`}. Let its metadata name one of ${knownSpaces.map(({ id }) => id).join(', ')}, or name one here.`,
  );
}
