import { floats, integers, node, values, writeOnnx } from '@dreamwalk/inference/testing';
import { memorySource, type PackageSource, sha256Hex } from '@dreamwalk/model-package';
import { POLICY_MANIFEST_FILE, type PolicyManifest } from '../onnx/policy-manifest.ts';

/** A graph and its manifest, as data to break. */
export interface PolicyDraft {
  graph: Uint8Array;
  manifest: PolicyManifest;
}

/**
 * A policy that walks faster the brighter the picture is: the first action is the mean of `image` metres ahead, the second half of
 * that and 0.1 rad to the left.
 */
export function brightnessPolicy(): PolicyDraft {
  const manifest: PolicyManifest = {
    format: 'dreamwalk-policy/1',
    id: 'brightness',
    title: 'Brightness',
    about: 'Walks faster the brighter it is.',
    file: 'policy.onnx',
    sha256: '',
    senses: ['frame'],
    inputs: {
      image: {
        source: 'frame',
        layout: 'NCHW',
        dtype: 'float32',
        shape: [1, 3, 2, 4],
        range: [0, 1],
        fit: 'stretch',
      },
    },
    outputs: { action: { kind: 'actions', dtype: 'float32', shape: [1, 2, 4], space: 'walk' } },
    chunk: 2,
    executeSteps: 1,
    recurrentState: [],
    deterministic: true,
  };
  const graph = writeOnnx(
    [
      node('ReduceMean', ['image'], 'brightness'),
      node('Reshape', ['brightness', 'flat'], 'speed'),
      node('Mul', ['speed', 'gain'], 'scaled'),
      node('Add', ['scaled', 'turn'], 'action'),
    ],
    values(manifest.inputs),
    values(manifest.outputs),
    [
      integers('flat', 1, 1, 1),
      floats('gain', [1, 2, 4], (at) => [1, 0.5][at / 4] ?? 0),
      floats('turn', [1, 2, 4], (at) => (at === 6 ? 0.1 : 0)),
    ],
  );
  return { manifest, graph };
}

/** A policy that only counts: its n-th action of an episode is n metres ahead, n from its recurrent state. */
export function countingPolicy(): PolicyDraft {
  const { manifest } = brightnessPolicy();
  const state = [1, 1, 1];
  return {
    manifest: {
      ...manifest,
      id: 'counting',
      senses: [],
      inputs: { first: { source: 'episode-start', dtype: 'float32', shape: [1, 1] } },
      outputs: { action: { kind: 'actions', dtype: 'float32', shape: [1, 1, 4], space: 'walk' } },
      chunk: 1,
      recurrentState: [['count_out', 'count_in', state]],
    },
    graph: writeOnnx(
      [
        node('Add', ['count_in', 'one'], 'count_out'),
        node('Mul', ['count_out', 'ahead'], 'forward'),
        node('Mul', ['first', 'left'], 'sideways'),
        node('Add', ['forward', 'sideways'], 'action'),
      ],
      [
        { name: 'first', dims: [1, 1] },
        { name: 'count_in', dims: state },
      ],
      [
        { name: 'action', dims: [1, 1, 4] },
        { name: 'count_out', dims: state },
      ],
      [
        floats('one', state, () => 1),
        floats('ahead', [1, 1, 4], (at) => (at === 0 ? 1 : 0)),
        floats('left', [1, 1, 4], (at) => (at === 1 ? 1 : 0)),
      ],
    ),
  };
}

/** The folder of a draft; its hash is filled in where the draft has none. */
export async function policySource({ manifest, graph }: PolicyDraft): Promise<PackageSource> {
  const sha256 = manifest.sha256 || (await sha256Hex(graph));
  return memorySource('/policies/tiny', {
    [POLICY_MANIFEST_FILE]: new TextEncoder().encode(JSON.stringify({ ...manifest, sha256 }, null, 2)),
    [manifest.file]: graph,
  });
}
