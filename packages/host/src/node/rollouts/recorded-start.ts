import type { PosedView, Start } from '@dreamwalk/environment';
import type { RolloutHeader } from '@dreamwalk/recording';
import type { RolloutReader } from '@dreamwalk/recording/node';
import { InputFileError } from '../errors.ts';

/** What a recorded rollout started from, from its own folder alone. */
export async function recordedStart(reader: RolloutReader): Promise<Start> {
  const { kind, pose } = reader.header.start;
  const views: PosedView[] = await reader.startViews();
  if (kind === 'tour') return { kind, views, pose };
  return { kind, view: views[0] };
}

/**
 * Makes sure that a recording has frames and was made by the model at hand.
 * @throws {InputFileError} where it has none, or another model or other weights made it
 */
export function requireSameModel(
  reader: RolloutReader,
  model: { readonly id: string; readonly graphHashes: Readonly<Record<string, string>> },
): void {
  const recorded: RolloutHeader['model'] = reader.header.model;
  if (reader.frameCount === 0)
    throw new InputFileError(
      reader.folder,
      'this rollout was cut off before its first frame; record another.',
    );
  if (recorded.id !== model.id)
    throw new InputFileError(
      reader.folder,
      `the model ${recorded.id} made this rollout, not ${model.id}; name that model with --model.`,
    );
  for (const [graph, sha256] of Object.entries(recorded.graphs))
    if (model.graphHashes[graph] !== sha256)
      throw new InputFileError(
        reader.folder,
        `the ${graph} of ${model.id} has changed since this rollout was made; name the folder of the weights that made it with --model.`,
      );
}
