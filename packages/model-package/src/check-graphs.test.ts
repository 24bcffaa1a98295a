import { beforeEach, describe, expect, it } from 'vitest';
import { checkGraphs, type GraphSignature, type GraphTensor } from './check-graphs.ts';
import { GraphMismatchError } from './errors.ts';
import { GRAPH_NAMES, type GraphName, type TensorManifest } from './graph-schema.ts';
import { loadModelPackage, type ModelPackage } from './load-model-package.ts';
import { memorySource } from './package-source.ts';
import { tinyLatentManifest, tinyPackageFiles } from './testing/tiny-package.ts';

describe('checkGraphs', () => {
  let pkg: ModelPackage;
  let sessions: Map<GraphName, { inputs: GraphTensor[]; outputs: GraphTensor[] }>;
  beforeEach(async () => {
    pkg = await loadModelPackage(memorySource('/models/tiny', await tinyPackageFiles()));
    sessions = new Map(
      GRAPH_NAMES.map((name) => {
        const { inputs, outputs } = pkg.manifest.graphs[name]!;
        return [name, { inputs: signature(inputs), outputs: signature(outputs) }];
      }),
    );
  });
  const check = () => checkGraphs(pkg, sessions as ReadonlyMap<GraphName, GraphSignature>);

  it('accepts graphs that are what the manifest says', () => {
    expect(check).not.toThrow();
  });

  it('names an input that the graph lacks', () => {
    sessions.get('denoiser')!.inputs.shift();
    expect(check).toThrow(GraphMismatchError);
    expect(check).toThrow(
      'The denoiser graph graphs/denoiser.onnx of the world model /models/tiny does not fit its manifest: the manifest names the input "sample", but the graph\'s are "noise_level", "features". Export the graph and the manifest together.',
    );
  });

  it('names an output that the manifest lacks', () => {
    sessions.get('decoder')!.outputs.push({ name: 'extra', dtype: 'float32', dims: [1] });
    expect(check).toThrow('the graph has the output "extra", which the manifest lacks');
  });

  it('wants a dimension that may be of any length under its own name', async () => {
    pkg = await loadModelPackage(memorySource('/models/tiny', await tinyPackageFiles(tinyLatentManifest())));
    const { inputs, outputs } = pkg.manifest.graphs.denoiser;
    const denoiser = { inputs: signature(inputs), outputs: signature(outputs) };
    sessions = new Map([['denoiser', denoiser]]);
    expect(check).not.toThrow();
    denoiser.inputs[1] = { name: 'noise_level', dtype: 'float32', dims: [1, 8] };
    expect(check).toThrow('the input "noise_level" has shape [1, 8], not [1, frames]');
  });

  it('names another element type', () => {
    sessions.get('encoder')!.inputs[0] = { name: 'frame', dtype: 'float16', dims: [1, 3, 8, 8] };
    expect(check).toThrow('the input "frame" is float16, not float32');
  });

  it.each<[(number | string)[]]>([[[1, 3, 8, 9]], [[1, 3, 8]], [['batch', 3, 8, 8]]])(
    'names another shape: [%s]',
    (dims) => {
      sessions.get('encoder')!.inputs[0] = { name: 'frame', dtype: 'float32', dims };
      expect(check).toThrow(`the input "frame" has shape [${dims.join(', ')}], not [1, 3, 8, 8]`);
    },
  );
});

function signature(tensors: Readonly<Record<string, TensorManifest>>): GraphTensor[] {
  return Object.entries(tensors).map(([name, { dtype, shape }]) => ({ name, dtype, dims: shape }));
}
