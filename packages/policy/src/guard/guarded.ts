import type { ActionSpace } from '@dreamwalk/control';
import type { TaskOptions } from '@dreamwalk/environment';
import { PolicyActError } from '../errors.ts';
import type { ActionChunk, Policy, PolicyObservation, PolicyStart, Sense } from '../policy.ts';
import { type CallLimits, DEFAULT_CALL_LIMITS } from './call-limits.ts';
import { checkChunk } from './check-chunk.ts';
import { inTime } from './in-time.ts';
import { sensedObservation, sensedStart } from './sensed-only.ts';

/**
 * A policy that cannot hurt whoever asks it: it is shown no more than it senses, it answers within its time, and what it hands over
 * is [H][A] of finite numbers with `executeSteps` and `worldModelSteps` filled in. Anything else is a {@link PolicyActError}.
 *
 * A call that takes too long is told to abort and left behind, and the policy counts as dead until it is reset: `infer` fails at
 * once, and `reset` first waits, within its own time, until the old call has ended, so that a policy never has two at a time. What
 * blocks the thread it runs on (an endless loop in code of this process) cannot be left behind.
 *
 * An abort by the caller rejects with the signal's reason.
 *
 * @param limits milliseconds; 10 s each by default, and planners need more
 */
export function guarded(policy: Policy, limits: Partial<CallLimits> = {}): Policy {
  return new GuardedPolicy(policy, { ...DEFAULT_CALL_LIMITS, ...limits });
}

class GuardedPolicy implements Policy {
  readonly id: string;
  readonly senses: readonly Sense[];
  readonly actionSpace: ActionSpace;
  readonly #policy: Policy;
  readonly #limits: CallLimits;
  /** Settles with the last call, even where nobody waits for that any more; never rejects. */
  #running: Promise<unknown> = Promise.resolve();
  #dead = false;

  constructor(policy: Policy, limits: CallLimits) {
    this.id = policy.id;
    this.senses = [...policy.senses];
    this.actionSpace = policy.actionSpace;
    this.#policy = policy;
    this.#limits = limits;
  }

  async reset(start: PolicyStart, { signal }: TaskOptions = {}): Promise<void> {
    const before = this.#running;
    await this.#call(
      'while it was reset',
      this.#limits.resetMs,
      async (stop) => {
        await before;
        stop.throwIfAborted();
        await this.#policy.reset(sensedStart(start, this.senses), { signal: stop });
      },
      signal,
    );
    this.#dead = false;
  }

  async infer(observation: PolicyObservation, { signal }: TaskOptions = {}): Promise<ActionChunk> {
    if (this.#dead)
      throw new PolicyActError(
        'timeout',
        `The policy "${this.id}" did not answer in time before, so it is not asked again until it is reset.`,
      );
    const when = `at step ${observation.step}`;
    return this.#call(
      when,
      this.#limits.inferMs,
      async (stop) => {
        const chunk = await this.#policy.infer(sensedObservation(observation, this.senses), { signal: stop });
        return checkChunk(chunk, this.actionSpace, `The policy "${this.id}" ${when}`);
      },
      signal,
    );
  }

  dispose(): Promise<void> {
    return this.#call('while it was disposed', this.#limits.resetMs, () => this.#policy.dispose());
  }

  /** Makes one call, whose signal is aborted where nobody waits for it any more. */
  async #call<T>(
    when: string,
    limitMs: number,
    call: (stop: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted();
    const stopping = new AbortController();
    // Within an async function, because a policy may throw before it returns a promise.
    const outcome = (async () => call(stopping.signal))();
    this.#running = outcome.catch(() => {});
    const late = () => {
      this.#dead = true;
      return new PolicyActError(
        'timeout',
        `The policy "${this.id}" did not answer within ${limitMs / 1000} s ${when}. Look for what it waits for, or give it more time.`,
      );
    };
    try {
      return await inTime(outcome, limitMs, late, signal);
    } catch (error) {
      stopping.abort(error);
      signal?.throwIfAborted();
      throw error instanceof PolicyActError ? error : crash(this.id, when, error);
    }
  }
}

function crash(id: string, when: string, thrown: unknown): PolicyActError {
  return new PolicyActError('crashed', `The policy "${id}" crashed ${when}: ${messageOf(thrown)}`, {
    cause: thrown,
  });
}

/** In a sentence, whatever was thrown: not even turning it into text is safe. */
function messageOf(thrown: unknown): string {
  try {
    const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
    return /[.!?]$/.test(text) ? text : `${text}.`;
  } catch {
    return 'it threw something that is no error.';
  }
}
