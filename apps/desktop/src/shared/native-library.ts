import { EvaluationShelf, OwnModels, RolloutShelf } from '@dreamwalk/host/node';
import { type RunLibraryTask, taskRunner } from './run-in-process.ts';

/** What the library's requests are answered from. */
export interface NativeLibrary {
  readonly recordings: RolloutShelf;
  readonly models: OwnModels;
  readonly evaluations: EvaluationShelf;
  /** Where the model of a rollout is looked for, in this order. */
  readonly modelsFolders: readonly string[];
  readonly runTask: RunLibraryTask;
  /** The built CommonJS file of the processes that evaluate. */
  readonly evaluationEntry: string;
  /** Shows a path in the system's file manager; absent where there is none to ask. */
  readonly reveal?: (path: string) => void;
}

export interface NativeLibraryOptions {
  readonly recordingsFolder: string;
  readonly evaluationsFolder: string;
  readonly bundledModelsFolder: string;
  readonly ownModelsFolder: string;
  /** The built CommonJS file of the process that does long work. */
  readonly processEntry: string;
  /** That of the processes that evaluate. */
  readonly evaluationEntry: string;
  readonly reveal?: (path: string) => void;
}

/** The library of a machine. Nothing is read or made until it is asked for. */
export function nativeLibrary(options: NativeLibraryOptions): NativeLibrary {
  const { bundledModelsFolder, ownModelsFolder, reveal } = options;
  return {
    recordings: new RolloutShelf(options.recordingsFolder),
    models: new OwnModels(ownModelsFolder, bundledModelsFolder),
    evaluations: new EvaluationShelf(options.evaluationsFolder),
    modelsFolders: [bundledModelsFolder, ownModelsFolder],
    runTask: taskRunner(options.processEntry),
    evaluationEntry: options.evaluationEntry,
    reveal,
  };
}
