import { type ActionSpace, TWIST_SPACE, WALK_SPACE } from '@dreamwalk/control';
import type { TaskOptions } from '@dreamwalk/environment';
import { PolicyActError, PolicyLoadError } from '../errors.ts';
import { sensedObservation, sensedStart } from '../guard/sensed-only.ts';
import type { ActionChunk, Policy, PolicyObservation, PolicyStart, Sense } from '../policy.ts';
import { ScriptConsole } from './script-console.ts';
import { ScriptDice } from './script-dice.ts';
import { ScriptError } from './script-error.ts';
import { DEFAULT_SCRIPT_LIMITS, type ScriptLimits } from './script-limits.ts';
import { type Script, ScriptMachine } from './script-machine.ts';

/** Options of {@link ScriptedPolicy.open}. */
export interface OpenScriptOptions extends TaskOptions {
  /** What to call the policy; the file's name without its ending by default. */
  readonly id?: string;
  /** The action spaces that a script may name; `walk` and `twist` by default. */
  readonly spaces?: readonly ActionSpace[];
  readonly limits?: Partial<ScriptLimits>;
  /** Told what the script writes to its console, up to 100 lines a call. */
  readonly onLog?: (line: string) => void;
}

const SENSES: readonly Sense[] = ['frame', 'goal-frame', 'goal-pose', 'depth', 'pose'];

/**
 * A policy that is a JavaScript file, run inside QuickJS compiled to WebAssembly: it reaches no file, no network, no clock and
 * nothing of this process, and its time and memory are limited.
 *
 * The script exports `senses` (what it is shown), `actionSpace` (an id), `infer(observation)`, which returns actions [H][A] or
 * `{ actions, executeSteps }`, and may export `reset(start)` and `about`, a sentence. It is loaded anew for every episode, so that nothing is left of the one
 * before. `random()` is keyed by seed, episode and step.
 */
export class ScriptedPolicy implements Policy {
  readonly id: string;
  /** For people: what it does, as the script says itself. */
  readonly about: string;
  readonly senses: readonly Sense[];
  readonly actionSpace: ActionSpace;
  readonly #script: Script;
  readonly #limits: ScriptLimits;
  readonly #console: ScriptConsole;
  #machine: ScriptMachine | null = null;
  #dice = new ScriptDice({ seed: 0, episode: 0 });

  private constructor(
    script: Script,
    head: Pick<ScriptedPolicy, 'id' | 'about' | 'senses' | 'actionSpace'>,
    limits: ScriptLimits,
    onLog: (line: string) => void,
  ) {
    this.id = head.id;
    this.about = head.about;
    this.senses = head.senses;
    this.actionSpace = head.actionSpace;
    this.#script = script;
    this.#limits = limits;
    this.#console = new ScriptConsole(onLog);
  }

  /**
   * Loads a script once, to see that it can be and what it exports.
   *
   * @throws PolicyLoadError with the file and the line
   */
  static async open(
    script: Script,
    {
      id = script.fileName.replace(/\.m?js$/, ''),
      spaces = [WALK_SPACE, TWIST_SPACE],
      limits: someLimits,
      onLog = () => {},
      signal,
    }: OpenScriptOptions = {},
  ): Promise<ScriptedPolicy> {
    const limits = { ...DEFAULT_SCRIPT_LIMITS, ...someLimits };
    const dice = new ScriptDice({ seed: 0, episode: 0 });
    try {
      const machine = await ScriptMachine.start(script, { random: () => dice.next(), log: () => {} }, limits);
      signal?.throwIfAborted();
      const senses = sensesOf(script, machine.exported('senses'));
      const actionSpace = spaceOf(script, machine.exported('actionSpace'), spaces);
      if (!machine.hasFunction('infer'))
        throw new PolicyLoadError(
          `${script.fileName} exports no function infer, so it cannot act. Write: export function infer(observation) { return [[…]]; }`,
        );
      const about = String(machine.exported('about') ?? '');
      return new ScriptedPolicy(script, { id, about, senses, actionSpace }, limits, onLog);
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      throw new PolicyLoadError(`The script cannot be loaded: ${error.message}`, { cause: error });
    }
  }

  async reset(start: PolicyStart, { signal }: TaskOptions = {}): Promise<void> {
    this.#machine = null;
    const dice = new ScriptDice(start);
    this.#dice = dice;
    await this.#acting(async () => {
      this.#console.beginCall();
      const host = { random: () => dice.next(), log: (line: string) => this.#console.write(line) };
      const machine = await ScriptMachine.start(this.#script, host, this.#limits);
      signal?.throwIfAborted();
      // The views of a tour are many and large, and for planners.
      const { start: _, ...told } = sensedStart(start, this.senses);
      if (machine.hasFunction('reset')) machine.call('reset', told);
      this.#machine = machine;
    });
  }

  async infer(observation: PolicyObservation, { signal }: TaskOptions = {}): Promise<ActionChunk> {
    signal?.throwIfAborted();
    this.#dice.goTo(observation.step);
    return this.#acting(async () => {
      this.#console.beginCall();
      const machine = this.#machine;
      if (!machine) throw new ScriptError('crashed', this.#script.fileName, null, 'it has failed before.');
      // What has failed once is in no known state; it begins anew with the next episode.
      this.#machine = null;
      const answer = machine.call('infer', sensedObservation(observation, this.senses));
      this.#machine = machine;
      if (Array.isArray(answer)) return { actions: answer };
      const { actions, executeSteps } = (answer ?? {}) as ActionChunk;
      // Whether these are what they should be is for `guarded` to say.
      return { actions, executeSteps };
    });
  }

  async dispose(): Promise<void> {
    this.#machine = null;
  }

  async #acting<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      throw new PolicyActError(error.fault, `The policy "${this.id}" failed in ${error.message}`, {
        cause: error,
      });
    }
  }
}

function sensesOf({ fileName }: Script, exported: unknown): readonly Sense[] {
  if (Array.isArray(exported) && exported.every((sense) => SENSES.includes(sense))) return exported;
  throw new PolicyLoadError(
    `${fileName} exports ${JSON.stringify(exported) ?? 'no'} senses, which must be a list of ${SENSES.join(', ')}. Write, for example: export const senses = ['frame'];`,
  );
}

function spaceOf({ fileName }: Script, exported: unknown, spaces: readonly ActionSpace[]): ActionSpace {
  const space = spaces.find(({ id }) => id === exported);
  if (space) return space;
  throw new PolicyLoadError(
    `${fileName} exports ${JSON.stringify(exported) ?? 'no'} actionSpace, which must be one of ${spaces.map(({ id }) => id).join(', ')}. Write, for example: export const actionSpace = 'walk';`,
  );
}
