export { checkGraphs, type GraphSignature, type GraphTensor } from './check-graphs.ts';
export {
  GraphMismatchError,
  HashMismatchError,
  ManifestContentError,
  type ManifestIssue,
  ManifestSyntaxError,
  MissingFileError,
  ModelPackageError,
  NpzError,
  PathOutsidePackageError,
  UnknownRoleError,
} from './errors.ts';
export { type PackedFile, pathsOfPieces } from './file-pieces.ts';
export { type GoldenCase, readGolden } from './golden.ts';
export {
  FRAMES_DIM,
  GRAPH_NAMES,
  type GraphManifest,
  type GraphName,
  TENSOR_ROLES,
  type TensorManifest,
  type TensorRole,
} from './graph-schema.ts';
export { findJsonKey, type TextPlace } from './json-key.ts';
export { findJsonProblem, type JsonProblem } from './json-position.ts';
export { manifestJsonSchema } from './json-schema.ts';
export { type LatentContextManifest, latentContextOf } from './latent-context.ts';
export {
  type LoadPackageOptions,
  loadModelPackage,
  type ModelPackage,
  type PackageProgress,
} from './load-model-package.ts';
export {
  type ContextManifest,
  type FlowWindowManifest,
  type LatentMemoryManifest,
  MANIFEST_FILE,
  MANIFEST_FORMAT,
  type Manifest,
  type MemoryManifest,
  type SamplerManifest,
} from './manifest.ts';
export { manifestCamera } from './manifest-camera.ts';
export { MEMORY_POLICY_NAMES, type MemoryPolicyName } from './memory-policy-names.ts';
export { type NpyArray, readNpz, writeNpz } from './npz.ts';
export { isPackageFile } from './package-file.ts';
export { packagePathProblem } from './package-path.ts';
export { memorySource, type PackageSource } from './package-source.ts';
export { parseManifest } from './parse-manifest.ts';
export { isPlainName } from './plain-name.ts';
export { sha256Hex } from './sha256.ts';
export { zipSource } from './zip-source.ts';
