import { basename, resolve } from 'node:path';
import {
  BUILT_IN_POLICIES,
  builtInPolicy,
  createPlanner,
  OnnxPolicy,
  PLANNER_BUDGETS,
  type Policy,
  RefiningPolicy,
  ReplayPolicy,
  SafetyGate,
  ScriptedPolicy,
} from '@dreamwalk/policy';
import { RemotePolicy } from '@dreamwalk/policy/node';
import type { WorldModel } from '@dreamwalk/world';
import { readInputFile } from '../../input-file.ts';
import { folderSource } from '../../models/folder-source.ts';
import type { SuitePolicy } from '../suite/suite-schema.ts';
import type { DreamedStarts } from './dreamed-starts.ts';
import { recordedMotion } from './recorded-motion.ts';
import { RolloutDream } from './rollout-dream.ts';

/** What policies are made with. */
export interface PolicyMakings {
  /** Paths in a suite are relative to this folder. */
  readonly folder: string;
  /** Graphs of policies run on its runtime; stays the caller's. */
  readonly model: WorldModel;
  /** What planners dream with; stays the caller's. */
  readonly starts: DreamedStarts;
  readonly signal?: AbortSignal;
}

/** A policy, and what to say of it. */
export interface CreatedPolicy {
  readonly policy: Policy;
  /** For people: what it does. */
  readonly about: string;
}

/**
 * The policy that a suite describes.
 * @throws PolicyLoadError, PolicyActError, InputFileError where it cannot be had
 */
export async function createPolicy(described: SuitePolicy, makings: PolicyMakings): Promise<CreatedPolicy> {
  const { folder, model, starts, signal } = makings;
  switch (described.kind) {
    case 'onnx': {
      const source = folderSource(resolve(folder, described.folder));
      const policy = await OnnxPolicy.open(source, model.runtime, { id: described.id, signal });
      return { policy, about: policy.manifest.about };
    }
    case 'script': {
      const file = resolve(folder, described.file);
      const script = { fileName: basename(file), source: (await readInputFile(file)).toString('utf8') };
      const policy = await ScriptedPolicy.open(script, { id: described.id, signal });
      return { policy, about: policy.about };
    }
    case 'replay': {
      const recording = resolve(folder, described.recording);
      const twists = await recordedMotion(recording, model.manifest.camera.fps);
      return {
        policy: new ReplayPolicy(described.id, () => twists),
        about: `Replays ${basename(recording)}.`,
      };
    }
    case 'remote': {
      const { url, apiKey, executeSteps, id } = described;
      const policy = await RemotePolicy.connect({ id, url, apiKey, executeSteps }, { signal });
      return { policy, about: `Runs at ${url}.` };
    }
    case 'planner': {
      const { planner: name, profile, goalSense, budget } = described;
      const { stepsPerDecision, stepsPerEpisode } = budget ?? PLANNER_BUDGETS[profile];
      const isDreaming = Math.min(stepsPerDecision, stepsPerEpisode) > 0;
      return {
        policy: createPlanner({ name, profile, goalSense, budget }, new RolloutDream(starts)),
        about: `Plans ${isDreaming ? 'in imagination' : 'by the map of its tour alone'} (${name}, ${profile}), its goal told by ${GOAL_WORDS[goalSense]}.`,
      };
    }
    case 'refined': {
      const { goalSense, budget = PLANNER_BUDGETS.desktop } = described;
      const { policy, about } = await createPolicy(described.policy, makings);
      return {
        policy: new RefiningPolicy({ policy, dream: new RolloutDream(starts), budget, goalSense }),
        about: `${about} Its actions are bent towards the goal in imagination.`,
      };
    }
    case 'safe': {
      const { budget = PLANNER_BUDGETS.desktop } = described;
      const { policy, about } = await createPolicy(described.policy, makings);
      return {
        policy: new SafetyGate({ policy, dream: new RolloutDream(starts), budget }),
        about: `${about} Its actions are kept out of walls in imagination.`,
      };
    }
    default:
      return {
        policy: builtInPolicy(described.kind, described.id),
        about: BUILT_IN_POLICIES[described.kind].about,
      };
  }
}

const GOAL_WORDS = { 'goal-frame': 'its picture', 'goal-pose': 'its pose' } as const;
