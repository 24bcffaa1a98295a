/** The files of a rollout's folder. */
export const ROLLOUT_FILES = {
  header: 'rollout.json',
  steps: 'steps.jsonl',
  records: 'latents.bin',
  start: 'start.bin',
  movie: 'frames.mp4',
} as const;
