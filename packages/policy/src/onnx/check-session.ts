import type { Session, TensorSpec } from '@dreamwalk/inference';
import type { PolicyManifest } from './policy-manifest.ts';

/** A tensor as the manifest describes it. */
interface Described {
  readonly name: string;
  readonly shape: readonly number[];
}

/**
 * What of a loaded graph is not as its manifest says: names, element types, shapes.
 *
 * @returns a clause, null where all agrees
 */
export function sessionProblem(
  manifest: PolicyManifest,
  { inputs, outputs }: Pick<Session, 'inputs' | 'outputs'>,
): string | null {
  const described = (tensors: PolicyManifest['inputs'] | PolicyManifest['outputs']) =>
    Object.entries(tensors).map(([name, { shape }]) => ({ name, shape }));
  const states = manifest.recurrentState;
  return (
    tensorsProblem(
      'input',
      [...described(manifest.inputs), ...states.map(([, name, shape]) => ({ name, shape }))],
      inputs,
    ) ??
    tensorsProblem(
      'output',
      [...described(manifest.outputs), ...states.map(([name, , shape]) => ({ name, shape }))],
      outputs,
    ) ??
    forgottenProblem(manifest, inputs)
  );
}

function tensorsProblem(
  kind: 'input' | 'output',
  described: readonly Described[],
  actual: readonly TensorSpec[],
): string | null {
  for (const { name, shape } of described) {
    const tensor = actual.find((each) => each.name === name);
    if (!tensor)
      return `the manifest names the ${kind} "${name}", but the graph's are ${actual.map((each) => `"${each.name}"`).join(', ')}`;
    if (tensor.dtype !== 'float32') return `the ${kind} "${name}" is ${tensor.dtype}, not float32`;
    const fits =
      tensor.dims.length === shape.length &&
      tensor.dims.every((dim, axis) => typeof dim === 'string' || dim === shape[axis]);
    if (!fits)
      return `the ${kind} "${name}" has shape [${tensor.dims.join(', ')}], not [${shape.join(', ')}]`;
  }
  return null;
}

/** Outputs that nobody names are harmless; inputs are not. */
function forgottenProblem(manifest: PolicyManifest, inputs: readonly TensorSpec[]): string | null {
  const forgotten = inputs.find(
    ({ name }) =>
      !Object.hasOwn(manifest.inputs, name) && !manifest.recurrentState.some(([, input]) => input === name),
  );
  return forgotten ? `the graph has the input "${forgotten.name}", which the manifest lacks` : null;
}
