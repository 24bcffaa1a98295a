import type { EngineFailure } from '@dreamwalk/host';
import type { StudioState } from './studio-store.ts';

const TITLES: Readonly<Record<string, string>> = {
  DeviceLostError: 'The GPU went away',
  EngineConnectionError: 'The engine is out of reach',
  GoldenTestError: 'This machine computes something else',
  GraphLoadError: 'The model cannot be loaded',
  GraphMismatchError: 'The model is not what it says it is',
  HashMismatchError: 'The model is damaged',
  ManifestContentError: 'The model is not described rightly',
  ManifestSyntaxError: 'The model is not described rightly',
  MissingFileError: 'The model is incomplete',
  ImageFileError: 'This is no image',
  ProviderUnavailableError: 'This provider cannot be used here',
  SoftwareAdapterError: 'There is no real GPU here',
  VideoUnavailableError: 'No video can be made here',
};

/** A short title for a failure; what is wrong and the remedy are in its message. */
export function failureTitle(failure: EngineFailure): string {
  return TITLES[failure.name] ?? 'Something went wrong';
}

/** A failure with its circumstances as text, for an issue or a mail. Holds nothing about the person. */
export function failureReport(failure: EngineFailure, state: StudioState, userAgent: string): string {
  const { provider, rung, model, place } = state;
  const lines = [
    `Dreamwalk: ${failure.name} during ${failure.during}`,
    failure.message,
    '',
    `Provider: ${provider ? `${provider.label}, ONNX Runtime ${provider.ortVersion}` : (rung?.provider ?? 'none yet')}`,
    `Why: ${rung?.why ?? '–'}`,
    `Model: ${model ? `${model.name} (${model.id})` : 'none yet'}`,
    `Place: ${place ? (place.kind === 'world' ? `world ${place.seed}` : 'an image') : 'none yet'}`,
    `Browser: ${userAgent}`,
  ];
  return failure.stack ? [...lines, '', failure.stack].join('\n') : lines.join('\n');
}
