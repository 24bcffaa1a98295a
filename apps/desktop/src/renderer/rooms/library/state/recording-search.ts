import type { ListedRecording } from '../../../../shared/library-protocol.ts';

/** The recordings in which every word of a search is found: in name, place, model, memory policy or provider, whatever the case. */
export function searchRecordings(
  recordings: readonly ListedRecording[],
  search: string,
): readonly ListedRecording[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return recordings;
  return recordings.filter((recording) => {
    const text = searchable(recording).join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function searchable(recording: ListedRecording): string[] {
  const { name } = recording;
  if (recording.kind !== 'rollout' && recording.kind !== 'dream') return [name];
  const { source, modelId, memoryPolicy } = recording;
  const provider = recording.kind === 'rollout' ? recording.provider : '';
  return [name, source, modelId, memoryPolicy, provider];
}
