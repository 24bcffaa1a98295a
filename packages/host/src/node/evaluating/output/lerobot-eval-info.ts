import { type EpisodeResult, type EvaluationHeader, groupBy, mean } from '@dreamwalk/evaluation';

/** Figures of several episodes, as LeRobot names them. */
interface LeRobotAverages {
  readonly avg_sum_reward: number;
  readonly avg_max_reward: number;
  /** Percent. */
  readonly pc_success: number;
}

interface LeRobotGroup extends LeRobotAverages {
  readonly n_episodes: number;
  readonly video_paths: readonly string[];
  readonly predicted_video_paths: readonly string[];
}

interface LeRobotTimes {
  /** Seconds. */
  readonly eval_s: number;
  readonly eval_ep_s: number;
}

/**
 * `eval_info.json` in the shape of LeRobot's `lerobot_eval.py` (0.6): what `eval_policy_all` writes (`per_task`,
 * `per_group`, `overall`) and what `eval_policy` gives for a single task (`per_episode`, `aggregated`). LeRobot evaluates
 * one policy; here a group is an arm and a policy, `tour/cem`. A task gives its score once, at the end, so the sum and the
 * greatest of an episode's rewards are both its score.
 */
export interface LeRobotEvalInfo {
  readonly per_episode: readonly {
    readonly episode_ix: number;
    readonly sum_reward: number;
    readonly max_reward: number;
    readonly success: boolean;
    readonly seed: number;
    /** Not LeRobot's: which episode it is. */
    readonly key: string;
  }[];
  readonly aggregated: LeRobotAverages & LeRobotTimes;
  readonly per_task: readonly {
    readonly task_group: string;
    /** Place of the task in the suite. */
    readonly task_id: number;
    readonly metrics: {
      readonly sum_rewards: readonly number[];
      readonly max_rewards: readonly number[];
      readonly successes: readonly boolean[];
      readonly video_paths: readonly string[];
      readonly predicted_video_paths: readonly string[];
    };
  }[];
  readonly per_group: Readonly<Record<string, LeRobotGroup>>;
  readonly overall: LeRobotGroup & LeRobotTimes;
}

/** No video is made of an episode. */
const NO_VIDEOS = { video_paths: [], predicted_video_paths: [] } as const;

/**
 * Episode results as LeRobot tells them.
 *
 * @param results at least one, in the order in which they are to be numbered
 */
export function lerobotEvalInfo(
  results: readonly EpisodeResult[],
  { tasks }: Pick<EvaluationHeader, 'tasks'>,
): LeRobotEvalInfo {
  const groups = groupBy(results, ({ arm, policy }) => `${arm}/${policy}`);
  const evalS = results.reduce((sum, { timings }) => sum + timings.totalMs, 0) / 1000;
  const times: LeRobotTimes = { eval_s: evalS, eval_ep_s: evalS / results.length };
  return {
    per_episode: results.map(({ key, score, seed, outcome }, episode) => ({
      episode_ix: episode,
      sum_reward: score,
      max_reward: score,
      success: outcome === 'success',
      seed,
      key,
    })),
    aggregated: { ...averagesOf(results), ...times },
    per_task: [...groups].flatMap(([name, own]) =>
      tasks.flatMap(({ id }, task) => {
        const inTask = own.filter((result) => result.task === id);
        const scores = inTask.map(({ score }) => score);
        const successes = inTask.map(({ outcome }) => outcome === 'success');
        const metrics = { sum_rewards: scores, max_rewards: scores, successes, ...NO_VIDEOS };
        return inTask.length > 0 ? [{ task_group: name, task_id: task, metrics }] : [];
      }),
    ),
    per_group: Object.fromEntries([...groups].map(([name, own]) => [name, groupOf(own)])),
    overall: { ...groupOf(results), ...times },
  };
}

function averagesOf(results: readonly EpisodeResult[]): LeRobotAverages {
  const score = mean(results.map((result) => result.score));
  const successes = results.filter(({ outcome }) => outcome === 'success').length;
  return {
    avg_sum_reward: score,
    avg_max_reward: score,
    pc_success: (100 * successes) / results.length,
  };
}

function groupOf(results: readonly EpisodeResult[]): LeRobotGroup {
  return { ...averagesOf(results), n_episodes: results.length, ...NO_VIDEOS };
}
