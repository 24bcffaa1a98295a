import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as host from '@dreamwalk/host';
import * as native from '@dreamwalk/host/node';
import * as inference from '@dreamwalk/inference';
import * as modelPackage from '@dreamwalk/model-package';
import * as simulator from '@dreamwalk/simulator';
import * as trajectory from '@dreamwalk/trajectory';
import { ImageFileError } from '../../studio/read-image-frame.ts';

const MANIFEST_FILE = join(import.meta.dirname, '../../../../../../models/voxel-rooms/world-model.json');
const MANIFEST = readFileSync(MANIFEST_FILE, 'utf8');

const MATRIX = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
];

/** What Node says where a file may not be read; here, where tests may run as root, all may. */
const FORBIDDEN = "EACCES: permission denied, open '/models/a'";

const SOME_NUMBERS = { shape: [2], data: new Float32Array(2) };

type Change = (manifest: Record<string, never> & { [key: string]: unknown }) => void;

/** What a person can bring about, by the error that it leads to: done here, so that the messages are the real ones. */
export const FAILING: Readonly<Record<string, readonly (() => unknown)[]>> = {
  EngineConnectionError: [
    () => fail(new host.EngineConnectionError("the studio's worker could not be loaded.")),
    () => fail(new host.EngineConnectionError("The engine's process ended with code 3.")),
    () => fail(new host.EngineConnectionError('the connection closed (code 1006).')),
  ],
  NoModelError: [() => fail(new host.NoModelError())],
  WireFormatError: [() => host.parseEngineCommand({ type: 'newWorld', seed: 'cat' })],
  ImageFileError: [() => fail(new ImageFileError('cat.txt'))],
  ProviderUnavailableError: [
    () =>
      fail(
        new inference.ProviderUnavailableError(
          'webgpu',
          'the browser has no WebGPU',
          'Use the native CPU or WASM provider.',
        ),
      ),
  ],
  SoftwareAdapterError: [() => fail(new inference.SoftwareAdapterError('SwiftShader'))],
  DeviceLostError: [
    () => fail(new inference.DeviceLostError('unknown', 'device hung')),
    () => fail(new inference.DeviceLostError('destroyed', '')),
  ],
  DeviceFaultError: [() => fail(new inference.DeviceFaultError('Out of memory'))],
  GraphLoadError: [
    () => fail(new inference.GraphLoadError('decoder', 'cpu', { cause: new Error('bad protobuf') })),
  ],
  GraphRunError: [
    () => fail(new inference.GraphRunError('decoder', 'wasm', { cause: new Error('out of memory') })),
  ],
  MissingFileError: [
    () => modelPackage.loadModelPackage(modelPackage.memorySource('rooms', {})),
    () => modelPackage.loadModelPackage(native.folderSource('/nowhere')),
    () => fail(new modelPackage.MissingFileError('rooms', 'decoder.onnx')),
    () => fail(new modelPackage.MissingFileError('rooms', 'a', { cause: new Error(FORBIDDEN) })),
  ],
  ManifestSyntaxError: ['', '{', '{"id" 1}', '[1 2]', '{"a": 1 "b"', '[', '{}}'].map(
    (text) => () => modelPackage.parseManifest(text, 'rooms'),
  ),
  ManifestContentError: (
    [
      (manifest) => delete manifest.title,
      (manifest) => Object.assign(manifest, { colour: 'red' }),
      (manifest) => Object.assign(manifest, { colour: 'red', size: 1 }),
      (manifest) => Object.assign(manifest, { format: 'other/1' }),
      (manifest) => Object.assign(manifest, { title: '' }),
      (manifest) => Object.assign(manifest, { id: 'Rooms!' }),
      (manifest) => Object.assign(manifest, { version: 'one' }),
      (manifest) => Object.assign(manifest.golden, { sha256: 'q' }),
      (manifest) => Object.assign(manifest.camera, { widthPx: -1 }),
      (manifest) => Object.assign(manifest.camera, { hfovDeg: 200 }),
      (manifest) => Object.assign(manifest.camera, { widthPx: 1, heightPx: 'x' }),
      (manifest) => Object.assign(manifest.memory, { kind: 'elephant' }),
      (manifest) => Object.assign(manifest.memory, { policy: 'guess' }),
      (manifest) => Object.assign(manifest.sampler, { allowedSteps: [] }),
      (manifest) => Object.assign(manifest.sampler, { steps: 77 }),
      (manifest) => Object.assign(manifest.latent, { channels: 3 }),
      (manifest) => Object.assign(firstInput(manifest), { shape: ['any'] }),
      (manifest) => Object.assign(manifest, { memory: { kind: 'none' } }),
    ] satisfies Change[] as Change[]
  ).map((change) => () => parseChanged(change)),
  UnknownRoleError: [
    () => parseChanged((manifest) => Object.assign(firstInput(manifest), { role: 'guess' })),
  ],
  PathOutsidePackageError: ['..\\x', 'a\0', '/x', 'c:x', '../x', 'a//b'].map(
    (card) => () => parseChanged((manifest) => Object.assign(manifest, { card })),
  ),
  HashMismatchError: [() => fail(new modelPackage.HashMismatchError('rooms', 'a.onnx', 'abc', 'def'))],
  GraphMismatchError: (
    [
      { inputs: [], outputs: [] },
      { inputs: [{ name: 'frame', dtype: 'float16', dims: [1, 3, 2, 2] }] },
      { inputs: [{ name: 'frame', dtype: 'float32', dims: [1, 3, 4, 4] }] },
      { outputs: [{ name: 'other', dtype: 'float32', dims: [1] }] },
    ] as const
  ).map((change) => () => checkEncoder(change)),
  NpzError: [
    () => modelPackage.readNpz(Uint8Array.of(1, 2), 'golden.npz'),
    () => fail(new modelPackage.NpzError('golden.npz', 'it has no array decoder/in/latent')),
  ],
  ModelPackageError: [
    () => modelPackage.zipSource('rooms.zip', Uint8Array.of(1, 2, 3)),
    () =>
      modelPackage.zipSource('rooms.zip', modelPackage.writeNpz(new Map([['a', SOME_NUMBERS]])), {
        maxBytes: 1,
      }),
  ],
  GoldenTestError: [],
  StartError: [],
  RolloutOptionError: [],
  SavedRolloutError: [],
  DreamFileError: [
    () => host.readDreamHead(Uint8Array.of(1), 1, 'a.dream.safetensors'),
    () => host.readDreamHead(new Uint8Array(8).fill(9), 8, 'a.dream.safetensors'),
    () =>
      host.readDreamHead(Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d]), 10, 'a.dream.safetensors'),
  ],
  WorldSeedError: [() => simulator.createWorld(-1)],
  TourTooLargeError: [() => fail(new simulator.TourTooLargeError(7, 60, 12))],
  TrajectoryFormatError: [
    ...['', '1', '1 2 3', '0 0 0 0 0 0 0 x', '0 0 0 0 0 0 0 0.5', '1 0 0 0 0 0 0 1\n0.5 0 0 0 0 0 0 1'].map(
      (text) => () => trajectory.parseTum(text, 'walk.txt'),
    ),
    ...[
      '{',
      '[]',
      '{}',
      '{"frames": [1]}',
      framesWith({}),
      framesWith({ time: 'noon' }),
      framesWith({ transform_matrix: MATRIX }, { time: 1, transform_matrix: MATRIX }),
      framesWith({ transform_matrix: MATRIX.map((row) => row.map((value) => 2 * value)) }),
      framesWith({ transform_matrix: MATRIX.map(([x, ...others]) => [-x, ...others]) }),
      JSON.stringify({ frames: [{ transform_matrix: MATRIX }], applied_scale: 0 }),
    ].map((text) => () => trajectory.parseNerfstudio(text, 'transforms.json', 20)),
  ],
  ModelNotFoundError: [
    () => new native.ModelLibrary([]).findNamed('gardens'),
    () => fail(new native.ModelNotFoundError('gardens', ['rooms'])),
  ],
  NotInLibraryError: [
    () => new native.RolloutShelf('/nowhere').find('walk'),
    () => new native.RolloutShelf('/nowhere').dream('walk'),
    () => new native.OwnModels('/nowhere', '/nowhere').upload('1'),
    () => new native.RolloutShelf('/nowhere').trash.restore('1'),
  ],
  InputFileError: [
    () => addSuite('/nowhere'),
    () => addSuite(null),
    () =>
      withFolder(async (folder) => {
        const upload = await new native.OwnModels(folder, folder).beginUpload('rooms');
        await upload.receiveFile('../x', nothing());
      }),
    () => new native.RolloutShelf('/nowhere').putDream('a.mp4', nothing()),
  ],
  OutputError: [
    () =>
      withFolder(async (folder) => {
        const shelf = new native.RolloutShelf(folder);
        await writeFile(join(folder, 'a.mp4'), '');
        const ticket = await shelf.trash.put('a.mp4');
        await writeFile(join(folder, 'a.mp4'), '');
        await shelf.trash.restore(ticket);
      }),
  ],
  RolloutFormatError: ['{', '{}'].map(
    (header) => () =>
      withFolder(async (folder) => {
        await mkdir(join(folder, 'walk'));
        await writeFile(join(folder, 'walk', 'rollout.json'), header);
        const [recording] = await new native.RolloutShelf(folder).list();
        throw new Error(recording.kind === 'damaged' ? recording.problem : 'It is whole.');
      }),
  ),
};

function fail(error: Error): never {
  throw error;
}

function parseChanged(change: Change): unknown {
  const manifest = JSON.parse(MANIFEST);
  change(manifest);
  return modelPackage.parseManifest(JSON.stringify(manifest), 'rooms');
}

function firstInput({ graphs }: Parameters<Change>[0]): object {
  const { encoder } = graphs as { readonly encoder: { readonly inputs: Readonly<Record<string, object>> } };
  return Object.values(encoder.inputs)[0];
}

/** Compares the encoder of the bundled model's manifest with one that differs from it. */
function checkEncoder(change: Partial<modelPackage.GraphSignature>): void {
  const manifest = modelPackage.parseManifest(MANIFEST, 'rooms');
  const described = (side: 'inputs' | 'outputs') =>
    Object.entries(manifest.graphs.encoder[side]).map(([name, { dtype, shape }]) => ({
      name,
      dtype,
      dims: shape,
    }));
  const signature = { inputs: described('inputs'), outputs: described('outputs'), ...change };
  const files: modelPackage.ModelPackage = {
    name: 'rooms',
    manifest,
    graphs: new Map(),
    goldenBytes: new Uint8Array(),
    card: '',
  };
  modelPackage.checkGraphs(files, new Map([['encoder', signature]]));
}

function framesWith(...frames: readonly object[]): string {
  return JSON.stringify({ frames });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dreamwalk-failures-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** With a policy that is nowhere. */
function addSuite(folder: string | null): Promise<string> {
  const suite = {
    format: 'dreamwalk-suite/1',
    name: 'walkers',
    worlds: { seeds: [600_000] },
    tasks: [{ id: 'explore', kind: 'explore', squares: 4 }],
    policies: [{ id: 'mine', kind: 'script', file: 'mine.js' }],
  };
  const text = JSON.stringify(suite);
  return new native.EvaluationShelf('/nowhere').create({ text, file: 'walkers.json', folder });
}
