import type { LibraryProgress, LibraryRefusal, ModelCheck } from '../../../../shared/library-protocol.ts';

/** What a model goes through before it is listed, in this order. */
const INSTALL_STEPS = ['sending', 'unpacking', 'manifest', 'files', 'graphs', 'golden'] as const;

export type InstallStep = 'sending' | 'unpacking' | ModelCheck;

/** A model that is being added, or could not be. */
export interface Install {
  /** Of its folder or archive. */
  readonly name: string;
  readonly isArchive: boolean;
  /** The step at hand; those before it are done. */
  readonly step: InstallStep;
  readonly done: number;
  readonly total: number;
  /** The file or graph at hand. */
  readonly detail: string;
  /** Why it went no further. */
  readonly problem: LibraryRefusal | undefined;
}

/** @param files that will be sent */
export function beginInstall(name: string, isArchive: boolean, files: number): Install {
  return { name, isArchive, step: 'sending', done: 0, total: files, detail: '', problem: undefined };
}

/** The install after what the native side told. */
export function advanceInstall(install: Install, progress: LibraryProgress): Install {
  if (progress.type === 'unpacking') return { ...install, step: 'unpacking', done: 0, total: 1, detail: '' };
  if (progress.type !== 'check') return install;
  const { check, done, total, detail } = progress;
  return { ...install, step: check, done, total, detail };
}

/** The steps of an install, each with how far it is. */
export function installSteps({
  isArchive,
  step,
  problem,
}: Install): { readonly step: InstallStep; readonly state: 'done' | 'now' | 'failed' | 'later' }[] {
  const steps = INSTALL_STEPS.filter((each) => isArchive || each !== 'unpacking');
  const at = steps.indexOf(step);
  return steps.map((each, index) => ({
    step: each,
    state: index < at ? 'done' : index > at ? 'later' : problem ? 'failed' : 'now',
  }));
}
