import { MODEL_INDEX_PATH, type OfferedModel } from '../../shared/offered-model.ts';

/** The models that can be opened; none where nobody tells. */
export async function fetchModels(): Promise<readonly OfferedModel[]> {
  try {
    const answer = await fetch(MODEL_INDEX_PATH);
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}
