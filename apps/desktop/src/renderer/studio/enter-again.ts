import type { EngineCommand, ModelSummary, PlaceSummary } from '@dreamwalk/host';

/** What began a walk in a picture. */
export type PictureCommand = Extract<EngineCommand, { type: 'openImage' }>;

/**
 * What enters a place again, for an engine that has just opened a model and knows of no place.
 * @param picture the last one that was entered
 * @returns undefined where there is nothing to enter, or the model does not see pictures of that size
 */
export function enterAgain(
  place: PlaceSummary | undefined,
  picture: PictureCommand | undefined,
  { widthPx, heightPx }: ModelSummary,
): EngineCommand | undefined {
  if (place?.kind === 'world') return { type: 'newWorld', seed: place.seed };
  if (!place || picture?.name !== place.name) return undefined;
  return picture.frame.widthPx === widthPx && picture.frame.heightPx === heightPx ? picture : undefined;
}
