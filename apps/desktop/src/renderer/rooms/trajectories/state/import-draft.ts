import {
  type AppliedTransform,
  type ConventionGuess,
  detectConvention,
  fromConvention,
  NERFSTUDIO_CONVENTION,
  type PoseConvention,
  parseNerfstudio,
  parseTum,
  type Trajectory,
  TUM_CONVENTION,
  undoAppliedTransform,
} from '@dreamwalk/trajectory';

/** A file that has been read and is about to be taken in. */
export interface ImportDraft {
  readonly fileName: string;
  readonly format: 'tum' | 'nerfstudio';
  /** Transforms as the file has them. */
  readonly file: Trajectory;
  /** What nerfstudio did to the world, where the file says so. */
  readonly applied?: AppliedTransform;
  /** Whether that is taken back. */
  readonly isAppliedUndone: boolean;
  readonly guess: ConventionGuess;
  /** What it is read as: the guess, or what was chosen instead. */
  readonly convention: PoseConvention;
}

/**
 * Reads a file and guesses its convention. A document that begins with a brace is nerfstudio's, any other TUM's.
 *
 * @param framesPerSecond of poses that have no time
 * @throws TrajectoryFormatError
 */
export function readDraft(fileName: string, text: string, framesPerSecond: number): ImportDraft {
  if (/^\uFEFF?\s*[{[]/.test(text)) {
    const { transforms, applied } = parseNerfstudio(text, fileName, framesPerSecond);
    const guess = detectConvention(transforms, NERFSTUDIO_CONVENTION);
    const { convention } = guess;
    return {
      fileName,
      format: 'nerfstudio',
      file: transforms,
      applied,
      isAppliedUndone: false,
      guess,
      convention,
    };
  }
  const file = parseTum(text, fileName);
  const guess = detectConvention(file, TUM_CONVENTION);
  return {
    fileName,
    format: 'tum',
    file,
    isAppliedUndone: false,
    guess,
    convention: guess.convention,
  };
}

/** Takes back what nerfstudio did to the world, or no longer; the convention is guessed anew. */
export function undoApplied(draft: ImportDraft, isAppliedUndone: boolean): ImportDraft {
  const guess = detectConvention(transformsOf({ ...draft, isAppliedUndone }), expectedOf(draft));
  return { ...draft, isAppliedUndone, guess, convention: guess.convention };
}

/** The path that the draft gives under a convention: camera-to-world, OpenCV camera axes, +z up. */
export function draftTrajectory(draft: ImportDraft, convention = draft.convention): Trajectory {
  return fromConvention(transformsOf(draft), convention);
}

/** What the file's format prescribes. */
export function expectedOf({ format }: ImportDraft): PoseConvention {
  return format === 'tum' ? TUM_CONVENTION : NERFSTUDIO_CONVENTION;
}

function transformsOf({ file, applied, isAppliedUndone }: ImportDraft): Trajectory {
  return applied && isAppliedUndone ? undoAppliedTransform(file, applied) : file;
}
