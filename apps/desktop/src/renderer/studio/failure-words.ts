import type { EngineFailure } from '@dreamwalk/host';
import { en } from '../words/en/index.ts';
import { i18next } from '../words/words.ts';
import type { StudioState } from './studio-store.ts';

const { titles } = en.common.failure;

/** A short title for a failure; what is wrong and the remedy are in its message. */
export function failureTitle(failure: EngineFailure): string {
  const name = Object.hasOwn(titles, failure.name) ? (failure.name as keyof typeof titles) : 'other';
  return i18next.t(`failure.titles.${name}`);
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
    `Place: ${place ? (place.kind === 'world' ? `world ${place.seed}` : `of kind ${place.kind}`) : 'none yet'}`,
    `Browser: ${userAgent}`,
  ];
  return failure.stack ? [...lines, '', failure.stack].join('\n') : lines.join('\n');
}
