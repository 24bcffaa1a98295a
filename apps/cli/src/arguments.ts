import { SAMPLING_SCHEDULES } from '@dreamwalk/world';
import { InvalidArgumentError, Option } from 'commander';

/** Parses a whole number within bounds. */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^[+-]?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      const bounds = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`;
      throw new InvalidArgumentError(`Give a whole number ${bounds}.`);
    }
    return value;
  };
}

/** World seeds are 32-bit. */
export const worldSeed = wholeNumber(0, 2 ** 32 - 1);

/** An option of a command that opens a model. */
export interface ModelOptions {
  readonly model?: string;
  readonly provider?: 'cpu' | 'wasm' | 'webgpu';
  readonly threads?: number;
}

/** `--model`, `--provider` and `--threads`, the same wherever a model is opened. */
export function modelOptions(): Option[] {
  return [
    new Option('--model <dir>', 'world model: a folder, or the name of one in the library').default(
      'voxel-rooms',
    ),
    new Option('--provider <name>', 'what the model runs on')
      .choices(['cpu', 'wasm', 'webgpu'])
      .default('cpu'),
    new Option('--threads <count>', 'threads within one operator').argParser(wholeNumber(1, 256)),
  ];
}

/** `--sampler-steps` and `--schedule`, the same wherever frames are dreamed. */
export function samplingOptions(): Option[] {
  return [
    new Option('--sampler-steps <count>', 'denoising steps a frame').argParser(wholeNumber(1, 1000)),
    new Option(
      '--schedule <name>',
      'way through the noise, of a model that knows several (default: few-step)',
    ).choices(SAMPLING_SCHEDULES),
  ];
}

/** `--slots` and `--window`, the same wherever frames are dreamed. */
export function contextOptions(): Option[] {
  return [
    new Option('--slots <count>', "remembered views shown for a frame (default: the model's)").argParser(
      wholeNumber(0, 1000),
    ),
    new Option(
      '--window <frames>',
      "newest frames shown besides, of a model with a short-term window (default: the model's)",
    ).argParser(wholeNumber(1, 1000)),
  ];
}

/** Adds `--json`, the same everywhere. */
export function jsonOption(): Option {
  return new Option('--json', 'print one JSON document on stdout; progress goes to stderr');
}
