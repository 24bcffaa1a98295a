import { KeyScriptError } from '@dreamwalk/control';
import { EvaluationError } from '@dreamwalk/evaluation';
import { GraphLoadError, GraphRunError, ProviderUnavailableError } from '@dreamwalk/inference';
import { ModelPackageError } from '@dreamwalk/model-package';
import { PolicyError } from '@dreamwalk/policy';
import { RolloutExistsError, RolloutFormatError, VideoUnavailableError } from '@dreamwalk/recording';
import { TourTooLargeError } from '@dreamwalk/simulator';
import { ResampleError, TrajectoryFormatError } from '@dreamwalk/trajectory';
import { GoldenTestError, ReplayError, RolloutOptionError, StartError } from '@dreamwalk/world';
import { DreamFileError } from '../engine/errors.ts';
import { HostError } from './errors.ts';

/** The errors that a person's input or machine can cause; their messages say what, where and what to do. */
const EXPECTED = [
  HostError,
  DreamFileError,
  KeyScriptError,
  TrajectoryFormatError,
  ResampleError,
  ModelPackageError,
  GraphLoadError,
  GraphRunError,
  ProviderUnavailableError,
  GoldenTestError,
  StartError,
  RolloutOptionError,
  ReplayError,
  EvaluationError,
  PolicyError,
  TourTooLargeError,
  RolloutFormatError,
  RolloutExistsError,
  VideoUnavailableError,
] as const;

/** What the operating system says when something cannot be written. */
const SYSTEM_PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: 'this may not be written; choose another place or change its permissions',
  EPERM: 'this may not be written; choose another place or change its permissions',
  EROFS: 'the disk is read-only; choose another place',
  ENOSPC: 'the disk is full; make room or choose another place',
  EDQUOT: 'the disk quota is used up; make room or choose another place',
  ENOTDIR: 'a part of this path is a file and no folder; choose another place',
  EISDIR: 'this is a folder where a file is needed; choose another name',
  ENAMETOOLONG: 'this name is too long; choose a shorter one',
};

/**
 * Tells bad input from bugs.
 * @returns the one sentence to show for an error that a person's input or machine causes, `null` for a bug
 */
export function expectedProblem(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (EXPECTED.some((type) => error instanceof type)) return error.message;
  const { path } = error as NodeJS.ErrnoException;
  const problem = outputProblem(error);
  return problem ? `${path ?? 'The output'}: ${problem}.` : null;
}

/**
 * Puts into words why the operating system could not write something.
 * @returns a clause with the remedy; undefined for any other error
 */
export function outputProblem(error: unknown): string | undefined {
  return SYSTEM_PROBLEMS[(error as NodeJS.ErrnoException).code ?? ''];
}
