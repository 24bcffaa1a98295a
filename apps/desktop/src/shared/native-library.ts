import { OwnModels, RolloutShelf } from '@dreamwalk/host/node';
import { type RunLibraryTask, taskRunner } from './run-in-process.ts';

/** What the library's requests are answered from. */
export interface NativeLibrary {
  readonly recordings: RolloutShelf;
  readonly models: OwnModels;
  /** Where the model of a rollout is looked for, in this order. */
  readonly modelsFolders: readonly string[];
  readonly runTask: RunLibraryTask;
  /** Shows a path in the system's file manager; absent where there is none to ask. */
  readonly reveal?: (path: string) => void;
}

export interface NativeLibraryOptions {
  readonly recordingsFolder: string;
  readonly bundledModelsFolder: string;
  readonly ownModelsFolder: string;
  /** The built CommonJS file of the process that does long work. */
  readonly processEntry: string;
  readonly reveal?: (path: string) => void;
}

/** The library of a machine. Nothing is read or made until it is asked for. */
export function nativeLibrary(options: NativeLibraryOptions): NativeLibrary {
  const { bundledModelsFolder, ownModelsFolder, reveal } = options;
  return {
    recordings: new RolloutShelf(options.recordingsFolder),
    models: new OwnModels(ownModelsFolder, bundledModelsFolder),
    modelsFolders: [bundledModelsFolder, ownModelsFolder],
    runTask: taskRunner(options.processEntry),
    reveal,
  };
}
