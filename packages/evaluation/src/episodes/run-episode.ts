import { ActionError } from '@dreamwalk/control';
import type { Environment, Motion, Observation, Start, TaskOptions } from '@dreamwalk/environment';
import { poseDistanceM, type Twist } from '@dreamwalk/geometry';
import { type Policy, PolicyActError, type PolicyStart } from '@dreamwalk/policy';
import type { Judge, Verdict } from '../tasks/judge.ts';
import type { FrameEncoder } from '../tasks/latent-judge.ts';
import type { Assignment } from '../tasks/task.ts';
import type { EpisodeFigures } from './episode-result.ts';

/** An environment that may tell how much of its last frame real views show that it remembers. */
export interface JudgedEnvironment extends Environment {
  readonly lastStep?: { readonly realShare?: number } | null;
}

/** An episode about to be run. */
export interface Episode extends TaskOptions {
  readonly environment: JudgedEnvironment;
  /** What the environment shows at the start; nothing has moved since. */
  readonly first: Observation;
  readonly assignment: Assignment;
  /** A guarded one. */
  readonly policy: Policy;
  readonly encoder: FrameEncoder;
  readonly seed: number;
  readonly episode: number;
  /** Frames that the policy has. */
  readonly mostSteps: number;
  /** What planners may fill a memory with. */
  readonly start: Start;
  /** Told of every frame, the lead-in's among them: for films and galleries. */
  readonly onFrame?: (observation: Observation) => void;
}

/** What came of an episode. */
export interface EpisodeOutcome extends EpisodeFigures {
  /** The body twists that were carried out, in the order of time. */
  readonly twists: readonly Twist[];
}

/**
 * Has a policy act until it succeeds, cannot any more, or has no frame left. A policy that fails to act ends its episode and
 * nothing else.
 *
 * @throws what the environment throws, and the signal's reason once it is aborted
 */
export async function runEpisode(episode: Episode): Promise<EpisodeOutcome> {
  const run = new EpisodeRun(episode);
  try {
    await run.leadIn();
    await run.act();
  } catch (error) {
    if (!(error instanceof PolicyActError)) throw error;
    return run.outcome(error);
  }
  return run.outcome();
}

class EpisodeRun {
  readonly #episode: Episode;
  readonly #judge: Judge;
  readonly #beganMs = performance.now();
  readonly #twists: Twist[] = [];
  #observation: Observation;
  #verdict: Verdict = { success: false, score: 0, goalDistanceM: null };
  #successStep: number | null = null;
  #pathM = 0;
  #blockedSteps = 0;
  #worldModelSteps = 0;
  #coveredSum = 0;
  #policyMs = 0;
  #environmentMs = 0;

  constructor(episode: Episode) {
    this.#episode = episode;
    this.#judge = episode.assignment.newJudge(episode.encoder);
    this.#observation = episode.first;
  }

  async leadIn(): Promise<void> {
    this.#episode.onFrame?.(this.#observation);
    for (const pose of this.#episode.assignment.leadIn) await this.#move({ kind: 'pose', pose });
  }

  async act(): Promise<void> {
    const { policy, mostSteps, signal } = this.#episode;
    await this.#timed(() => policy.reset(this.#policyStart(), { signal }));
    this.#verdict = await this.#judge.look(this.#observation);
    if (this.#verdict.success) this.#successStep = 0;
    while (!this.#isOver() && this.#twists.length < mostSteps) await this.#chunk();
  }

  outcome(failure?: PolicyActError): EpisodeOutcome {
    const steps = this.#twists.length;
    const { lastStep } = this.#episode.environment;
    return {
      outcome: failure ? 'failed-to-act' : this.#verdict.success ? 'success' : 'failure',
      reason: failure?.message,
      score: this.#verdict.score,
      steps,
      successStep: this.#successStep,
      pathM: this.#pathM,
      goalDistanceM: this.#verdict.goalDistanceM,
      blockedSteps: this.#blockedSteps,
      worldModelSteps: this.#worldModelSteps,
      coveredShare: lastStep ? (steps === 0 ? (lastStep.realShare ?? 0) : this.#coveredSum / steps) : null,
      twists: this.#twists,
      timings: {
        totalMs: performance.now() - this.#beganMs,
        policyMs: this.#policyMs,
        environmentMs: this.#environmentMs,
      },
    };
  }

  /** Asks the policy once, and carries out what it says. */
  async #chunk(): Promise<void> {
    const { policy, mostSteps, assignment, signal } = this.#episode;
    const { frame, depthM, pose } = this.#observation;
    const { goal } = assignment;
    const chunk = await this.#timed(() =>
      policy.infer(
        {
          step: this.#twists.length,
          prompt: goal.prompt,
          frame,
          depthM,
          pose,
          goalFrame: goal.frame,
          goalPose: goal.pose,
        },
        { signal },
      ),
    );
    this.#worldModelSteps += chunk.worldModelSteps ?? 0;
    for (const action of chunk.actions.slice(0, chunk.executeSteps)) {
      for (const twist of this.#decode(action)) {
        await this.#step(twist);
        if (this.#isOver() || this.#twists.length >= mostSteps) return;
      }
    }
  }

  #decode(action: readonly number[]): readonly Twist[] {
    try {
      return this.#episode.policy.actionSpace.decode(action, this.#observation.pose);
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      throw new PolicyActError('wrong-shape', error.message, { cause: error });
    }
  }

  async #step(twist: Twist): Promise<void> {
    const before = this.#observation.pose;
    await this.#move({ kind: 'twist', twist });
    this.#twists.push(twist);
    this.#pathM += poseDistanceM(before, this.#observation.pose);
    if (this.#observation.blocked) this.#blockedSteps++;
    this.#coveredSum += this.#episode.environment.lastStep?.realShare ?? 0;
    this.#verdict = await this.#judge.look(this.#observation);
    if (this.#verdict.success) this.#successStep = this.#twists.length;
  }

  async #move(motion: Motion): Promise<void> {
    const beganMs = performance.now();
    const { environment, signal, onFrame } = this.#episode;
    this.#observation = await environment.step(motion, { signal });
    this.#environmentMs += performance.now() - beganMs;
    onFrame?.(this.#observation);
  }

  #isOver(): boolean {
    return this.#verdict.success || this.#verdict.lost === true;
  }

  #policyStart(): PolicyStart {
    const { environment, assignment, seed, episode, mostSteps, start } = this.#episode;
    return { camera: environment.camera, seed, episode, maxSteps: mostSteps, goal: assignment.goal, start };
  }

  async #timed<Result>(call: () => Promise<Result>): Promise<Result> {
    const beganMs = performance.now();
    try {
      return await call();
    } finally {
      this.#policyMs += performance.now() - beganMs;
    }
  }
}
