import { isAbsolute, resolve } from 'node:path';
import { InputFileError, SuiteFolderError } from '../../errors.ts';
import { exists } from '../../exists.ts';
import { placeOf } from './parse-suite.ts';
import type { Suite, SuitePolicy } from './suite-schema.ts';

/** A path as a suite has it, and the keys that lead to it. */
interface SuitePath {
  readonly keys: readonly PropertyKey[];
  readonly path: string;
}

/** A suite that was read. */
interface ReadSuite {
  readonly suite: Suite;
  /** Of its file. */
  readonly text: string;
  /** What errors call that file. */
  readonly file: string;
  /** Absolute; paths in the suite are relative to it. Null where nobody knows. */
  readonly suiteFolder: string | null;
}

/**
 * Looks whether everything that a suite names is there, before anything is run.
 *
 * @throws InputFileError naming the line, the key and the path of what is missing
 * @throws SuiteFolderError where a path is relative and it is not known to what
 */
export async function checkSuitePaths({ suite, text, file, suiteFolder }: ReadSuite): Promise<void> {
  for (const { keys, path } of pathsOf(suite)) {
    const place = placeOf(text, keys);
    if (suiteFolder === null && !isAbsolute(path))
      throw new SuiteFolderError(
        file,
        `${place}: ${path} is relative to the folder that the suite lies in, which is not known here. Name that folder, or write the whole path.`,
      );
    const whole = resolve(suiteFolder ?? '', path);
    if (!(await exists(whole)))
      throw new InputFileError(
        file,
        `${place}: there is no ${whole}. Put it there, or change the path in the suite.`,
      );
  }
}

/** The model of a suite as a library finds it: the whole path of its folder, or a name. Undefined for the one that is used by default. */
export function modelOf({ model }: Suite, suiteFolder: string): string | undefined {
  return model !== undefined && isPath(model) ? resolve(suiteFolder, model) : model;
}

function isPath(model: string): boolean {
  return /[\\/]/.test(model);
}

function pathsOf({ model, worlds, policies }: Suite): SuitePath[] {
  const tours = 'tours' in worlds ? worlds.tours : [];
  return [
    ...(model !== undefined && isPath(model) ? [{ keys: ['model'], path: model }] : []),
    ...tours.map((path, at) => ({ keys: ['worlds', 'tours', at], path })),
    ...policies.flatMap((policy, at) => pathsOfPolicy(policy, ['policies', at])),
  ];
}

function pathsOfPolicy(policy: SuitePolicy, keys: readonly PropertyKey[]): SuitePath[] {
  switch (policy.kind) {
    case 'onnx':
      return [{ keys: [...keys, 'folder'], path: policy.folder }];
    case 'script':
      return [{ keys: [...keys, 'file'], path: policy.file }];
    case 'replay':
      return [{ keys: [...keys, 'recording'], path: policy.recording }];
    case 'refined':
    case 'safe':
      return pathsOfPolicy(policy.policy, [...keys, 'policy']);
    default:
      return [];
  }
}
