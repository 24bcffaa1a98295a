import { join } from 'node:path';
import type { RolloutSummary } from '@dreamwalk/host/node';
import type { WorldModel } from '@dreamwalk/world';
import type { CommandResult } from './run-task.ts';

/** What a rollout came to, for people and as JSON. */
export function describeRollout(
  { folder, frames, outcome, framesPerSecond, stepMs }: RolloutSummary,
  source: string,
  hasVideo: boolean,
  model: WorldModel,
): CommandResult {
  const { label } = model.runtime.provider;
  const movie = hasVideo ? join(folder, 'frames.mp4') : null;
  const speed =
    framesPerSecond === null
      ? 'too short to tell the speed'
      : `${framesPerSecond.toFixed(1)} frames a second on ${label} (${stagesText(stepMs)})`;
  return {
    json: {
      folder,
      movie,
      frames,
      outcome,
      framesPerSecond,
      stepMs,
      model: { id: model.id, graphs: model.graphHashes },
      provider: model.runtime.provider,
      start: source,
    },
    text: [
      `${folder}: ${frames} frames of ${source}${outcome === 'stopped' ? ', stopped early' : ''}`,
      `  ${speed}`,
      ...(movie ? [`  ${movie}`] : []),
    ].join('\n'),
    stopped: outcome === 'stopped',
  };
}

function stagesText(stepMs: Readonly<Record<string, number>>): string {
  return Object.entries(stepMs)
    .filter(([, ms]) => ms >= 0.05)
    .map(([stage, ms]) => `${stage} ${ms.toFixed(1)} ms`)
    .join(', ');
}
